package dev.plenum.kernel.reign;

import dev.plenum.kernel.admission.Pending;
import dev.plenum.kernel.shard.Outcome;
import java.time.Duration;
import java.util.UUID;

/** A caller that does not listen. */
final class Deaf implements Pending.AnswerSink {
  @Override
  public void answer(UUID commandId, Outcome outcome, long epoch) {}

  @Override
  public void place(UUID commandId, int position, Duration estimate) {}
}
