package dev.plenum.kernel.linearizability;

import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * One call of a client upon a register, as the client saw it.
 *
 * @param returned {@link Long#MAX_VALUE} if the client never learnt the outcome
 * @param effect the value after the call for a value before it; empty where that value contradicts
 *     what the client was told
 */
record Operation(String name, long invoked, long returned, LongFunction<OptionalLong> effect) {

  /** Whether the client does not know if it happened. */
  boolean unknown() {
    return returned == Long.MAX_VALUE;
  }
}
