package dev.plenum.kernel.refusal;

import dev.plenum.kernel.machine.CommandIds;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was refused lately. A command may come more than once: its node sends it again, or its
 * caller asks at another node. An accepted one is found by its id; a refused one leaves no entry,
 * so without this a copy that comes later, and finds another state, would be accepted after its
 * caller was told that it is not.
 *
 * <p>A refusal is of an id and its sender, whatever comes with it: of two copies one may carry
 * something renewed, and the first must not be accepted after the second was refused. It is
 * remembered for longer than any node keeps a command; later the same id is a new question. What
 * the system sends by itself is one every time. Safe for use by several threads.
 */
public final class Refusals {
  /** Bounds the memory of a rush of refusals; some 500 bytes each where they came from a peer. */
  public static final int MOST = 32_768;

  private final long keptNanos;
  private final LinkedHashMap<Refusal.Key, Refusal> refusals = new LinkedHashMap<>();

  public Refusals(Duration kept) {
    this.keptNanos = kept.toNanos();
  }

  /** What was said of the same command; null where it is to be decided. */
  public synchronized @Nullable Refusal of(UUID commandId, String actor, long nowNanos) {
    Refusal known = refusals.get(new Refusal.Key(commandId, actor));
    return known != null && counts(known, nowNanos) ? known : null;
  }

  /** Adds one, unless a later one of the same command is known. */
  public synchronized void add(Refusal refusal, long nowNanos) {
    if (CommandIds.reserved(refusal.key().commandId())) {
      return;
    }
    Refusal known = refusals.remove(refusal.key());
    boolean later = known != null && known.sinceNanos() - refusal.sinceNanos() > 0;
    refusals.put(refusal.key(), later ? known : refusal);
    forget(nowNanos);
  }

  /** All that still count. */
  public synchronized List<Refusal> all(long nowNanos) {
    forget(nowNanos);
    return refusals.values().stream().filter(known -> counts(known, nowNanos)).toList();
  }

  synchronized int size() {
    return refusals.size();
  }

  private boolean counts(Refusal known, long nowNanos) {
    return nowNanos - known.sinceNanos() <= keptNanos;
  }

  /** Those that came first; what was learnt from others is forgotten a little later. */
  private void forget(long nowNanos) {
    Iterator<Refusal> first = refusals.values().iterator();
    while (first.hasNext() && (!counts(first.next(), nowNanos) || refusals.size() > MOST)) {
      first.remove();
    }
  }
}
