package dev.plenum.node.exam.presence;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.http.HeartbeatView;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.problem.Problem;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.time.ClockNames;
import dev.plenum.node.time.Corrections;
import dev.plenum.node.time.PageClocks;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;

/** Takes a page's sign of life and answers with what must never be late. */
@Singleton
public final class Heart {
  private static final double DAY_MILLIS = 86_400_000;
  private static final int LONGEST_DEVICE = 100;

  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final PresenceBoard presence;
  private final PageClocks clocks;
  private final Corrections corrections;
  private final ClockNames names;
  private final InstantSource clock;
  private final String self;

  Heart(
      Shard<Exam, ExamCommand, ExamEvent> shard,
      PresenceBoard presence,
      PageClocks clocks,
      Corrections corrections,
      ClockNames names,
      InstantSource clock,
      NodeSettings settings) {
    this.shard = shard;
    this.presence = presence;
    this.clocks = clocks;
    this.corrections = corrections;
    this.names = names;
    this.clock = clock;
    this.self = settings.node();
  }

  /** What a page says of itself. */
  public record Beat(double offsetMillis, double roundTripMillis, boolean focused, String device) {}

  public HeartbeatView beat(String student, Beat beat) {
    within(beat.offsetMillis(), -DAY_MILLIS, "offsetMillis");
    within(beat.roundTripMillis(), 0, "roundTripMillis");
    if (beat.device().isBlank() || beat.device().length() > LONGEST_DEVICE) {
      throw Problem.malformed("A device has 1 to 100 characters.", "device");
    }
    Instant now = clock.instant();
    presence.beat(
        new Presence(
            student,
            self,
            beat.device(),
            beat.focused(),
            beat.roundTripMillis(),
            beat.offsetMillis(),
            now.toEpochMilli()));
    String name = names.ofSubject(student);
    clocks.measured(name, beat.offsetMillis(), beat.roundTripMillis());
    return HeartbeatView.of(shard.view(), student, now, corrections.of(name));
  }

  private static void within(double millis, double least, String field) {
    if (!(millis >= least && millis <= DAY_MILLIS)) {
      throw Problem.malformed("Must be within a day, in milliseconds.", field);
    }
  }
}
