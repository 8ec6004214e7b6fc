package dev.plenum.kernel.shard;

import dev.plenum.kernel.machine.Stamp;
import java.time.Instant;
import java.util.UUID;

/**
 * A command on its way in.
 *
 * @param commandId the caller's idempotency key
 * @param actor who asks, as the ledger will show it
 * @param receivedAt when this node received it
 * @param lamport what counts of the caller's Lamport time; 0 where it has none
 */
public record Submission<C>(
    UUID commandId, String actor, Instant receivedAt, long lamport, C command) {

  public Stamp stamp() {
    return new Stamp(commandId, actor, receivedAt, lamport);
  }
}
