package dev.plenum.kernel.refusal;

import dev.plenum.kernel.machine.Rejection;
import java.util.UUID;

/**
 * A command that was refused, by its id and its sender.
 *
 * @param sinceNanos when, in the monotonic time of the node that remembers it
 */
public record Refusal(UUID commandId, String actor, Rejection rejection, long sinceNanos) {}
