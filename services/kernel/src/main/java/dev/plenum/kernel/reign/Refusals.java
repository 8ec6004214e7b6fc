package dev.plenum.kernel.reign;

import dev.plenum.kernel.admission.Pending;
import dev.plenum.kernel.machine.CommandIds;
import dev.plenum.kernel.machine.Rejection;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a reign refused lately. A command may come more than once: its node sends it again, or its
 * caller asks at another node. An accepted one is found by its id; a refused one leaves no entry,
 * so without this a copy that comes later, and finds another state, would be accepted after its
 * caller was told that it is not.
 *
 * <p>A refusal is of an id and its sender, whatever comes with it: of two copies one may carry
 * something renewed, and the first must not be accepted after the second was refused. It is
 * remembered for longer than any node keeps a command; later the same id is a new question. What
 * the system sends by itself is one every time. Used by one thread.
 */
final class Refusals {
  /** Bounds the memory of a rush of refusals; some 150 bytes each. */
  private static final int MOST = 32_768;

  private record Refusal(String actor, Rejection rejection, long nanos) {}

  private final long keptNanos;
  private final LinkedHashMap<UUID, Refusal> inOrder = new LinkedHashMap<>();

  Refusals(Duration kept) {
    this.keptNanos = kept.toNanos();
  }

  /** What was said of the same command; null where it is to be decided. */
  @Nullable Rejection of(Pending<?> command, long nowNanos) {
    forget(nowNanos);
    Refusal known = inOrder.get(command.commandId());
    return known != null && known.actor().equals(command.actor()) ? known.rejection() : null;
  }

  void add(Pending<?> command, Rejection rejection, long nowNanos) {
    if (CommandIds.reserved(command.commandId())) {
      return;
    }
    inOrder.remove(command.commandId());
    inOrder.put(command.commandId(), new Refusal(command.actor(), rejection, nowNanos));
  }

  private void forget(long nowNanos) {
    Iterator<Refusal> oldest = inOrder.values().iterator();
    while (oldest.hasNext()
        && (nowNanos - oldest.next().nanos() > keptNanos || inOrder.size() > MOST)) {
      oldest.remove();
    }
  }
}
