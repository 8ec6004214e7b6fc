package dev.plenum.kernel.refusal;

import dev.plenum.kernel.machine.CommandIds;
import dev.plenum.kernel.machine.Rejection;
import java.time.Duration;
import java.util.Collection;
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
  /** Bounds the memory of a rush of refusals; some 150 bytes each. */
  private static final int MOST = 32_768;

  private final long keptNanos;
  private final LinkedHashMap<UUID, Refusal> latestLast = new LinkedHashMap<>();

  public Refusals(Duration kept) {
    this.keptNanos = kept.toNanos();
  }

  /** What was said of the same command; null where it is to be decided. */
  public synchronized @Nullable Rejection of(UUID commandId, String actor, long nowNanos) {
    forget(nowNanos);
    Refusal known = latestLast.get(commandId);
    return known != null && known.actor().equals(actor) && counts(known, nowNanos)
        ? known.rejection()
        : null;
  }

  public synchronized void add(Refusal refusal) {
    if (CommandIds.reserved(refusal.commandId())) {
      return;
    }
    latestLast.remove(refusal.commandId());
    latestLast.put(refusal.commandId(), refusal);
  }

  public void addAll(Collection<Refusal> refusals) {
    refusals.forEach(this::add);
  }

  /** All that still count. */
  public synchronized List<Refusal> all(long nowNanos) {
    forget(nowNanos);
    return latestLast.values().stream().filter(known -> counts(known, nowNanos)).toList();
  }

  private boolean counts(Refusal known, long nowNanos) {
    return nowNanos - known.sinceNanos() <= keptNanos;
  }

  private void forget(long nowNanos) {
    Iterator<Refusal> oldest = latestLast.values().iterator();
    while (oldest.hasNext() && (!counts(oldest.next(), nowNanos) || latestLast.size() > MOST)) {
      oldest.remove();
    }
  }
}
