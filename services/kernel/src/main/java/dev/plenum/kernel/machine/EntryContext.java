package dev.plenum.kernel.machine;

import dev.plenum.kernel.clock.HybridTime;
import java.util.UUID;

/** The entry that an event belongs to, as far as a fold may depend on it. */
public record EntryContext(long seq, HybridTime time, UUID commandId, String actor) {}
