package dev.plenum.kernel.admission;

import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.shard.Outcome;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * A command at its leader, from its arrival to its answer.
 *
 * @param content what it is compared by when its id comes again
 * @param sinks who waits for the answer: more than one where its caller asked at two nodes
 * @param arrivedNanos monotonic time of arrival
 */
public record Pending<C>(
    Stamped<C> stamped, Content content, Set<AnswerSink> sinks, long arrivedNanos) {

  public Pending(Stamped<C> stamped, Content content, AnswerSink sink, long arrivedNanos) {
    this(stamped, content, Set.of(sink), arrivedNanos);
  }

  public UUID commandId() {
    return stamped.stamp().commandId();
  }

  public String actor() {
    return stamped.stamp().actor();
  }

  /** The same, answered to those who wait for this copy of it too. */
  Pending<C> with(Pending<C> copy) {
    if (sinks.containsAll(copy.sinks)) {
      return this;
    }
    Set<AnswerSink> all = new LinkedHashSet<>(sinks);
    all.addAll(copy.sinks);
    return new Pending<>(stamped, content, all, arrivedNanos);
  }

  /**
   * Tells everybody who waits what became of it.
   *
   * @param epoch of the reign that answers; 0 where none does
   */
  public void answer(Outcome outcome, long epoch) {
    sinks.forEach(sink -> sink.answer(commandId(), outcome, epoch));
  }

  /** Tells everybody who waits its place in the line. */
  void place(int position, Duration estimate) {
    sinks.forEach(sink -> sink.place(commandId(), position, estimate));
  }

  /** Where an answer goes; equal where it is the same place. */
  public interface AnswerSink {
    void answer(UUID commandId, Outcome outcome, long epoch);

    void place(UUID commandId, int position, Duration estimate);
  }
}
