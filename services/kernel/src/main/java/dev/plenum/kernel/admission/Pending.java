package dev.plenum.kernel.admission;

import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.shard.Outcome;
import java.time.Duration;
import java.util.UUID;

/**
 * A command at its leader, from its arrival to its answer.
 *
 * @param content what it is compared by when its id comes again
 * @param arrivedNanos monotonic time of arrival
 */
public record Pending<C>(Stamped<C> stamped, Content content, AnswerSink sink, long arrivedNanos) {

  public UUID commandId() {
    return stamped.stamp().commandId();
  }

  public String actor() {
    return stamped.stamp().actor();
  }

  /** Where the answer goes. */
  public interface AnswerSink {
    /**
     * Tells what became of it.
     *
     * @param epoch of the reign that answers; 0 where none does
     */
    void answer(UUID commandId, Outcome outcome, long epoch);

    void place(UUID commandId, int position, Duration estimate);
  }
}
