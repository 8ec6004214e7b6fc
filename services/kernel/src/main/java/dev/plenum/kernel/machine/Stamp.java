package dev.plenum.kernel.machine;

import java.time.Instant;
import java.util.UUID;

/**
 * What the system knows of a command besides its content.
 *
 * @param commandId made by the caller; the idempotency key
 * @param actor who asks, a pseudonym where the domain keeps names apart
 * @param receivedAt when a node received it: the clock of deadlines
 * @param lamport what counts of the caller's Lamport time; orders commands that wait together
 */
public record Stamp(UUID commandId, String actor, Instant receivedAt, long lamport) {

  /** The same, received when somebody else believes it; itself where that is when it says. */
  public Stamp receivedAt(Instant believed) {
    return believed.equals(receivedAt) ? this : new Stamp(commandId, actor, believed, lamport);
  }
}
