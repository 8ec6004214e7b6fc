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

  /** A register that held {@code expected} was set. */
  static Operation set(long expected, long value, long invoked, long returned) {
    return new Operation(
        expected + "->" + value,
        invoked,
        returned,
        now -> now == expected ? OptionalLong.of(value) : OptionalLong.empty());
  }

  /** It was not, because it held something else. */
  static Operation refused(long expected, long invoked, long returned) {
    return new Operation(
        "not " + expected,
        invoked,
        returned,
        now -> now == expected ? OptionalLong.empty() : OptionalLong.of(now));
  }

  /** Nobody said what became of it. */
  static Operation unanswered(long expected, long value, long invoked) {
    return new Operation(
        "perhaps " + expected + "->" + value,
        invoked,
        Long.MAX_VALUE,
        now -> OptionalLong.of(now == expected ? value : now));
  }

  /** Whether the client does not know if it happened. */
  boolean unknown() {
    return returned == Long.MAX_VALUE;
  }
}
