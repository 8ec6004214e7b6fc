package dev.plenum.node.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.http.HeartbeatView;
import dev.plenum.exam.http.Requests;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.exam.ExamRole;
import dev.plenum.node.exam.presence.Presence;
import dev.plenum.node.exam.presence.PresenceBoard;
import dev.plenum.node.http.Fields;
import dev.plenum.node.problem.Problem;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.time.ClockNames;
import dev.plenum.node.time.Corrections;
import dev.plenum.node.time.PageClocks;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.time.Instant;
import java.time.InstantSource;

/** A sign of life of a student's page every two seconds; the answer is what must never be late. */
@Controller("/api/v1/attempt/heartbeat")
@Secured(ExamRole.STUDENT)
final class HeartbeatController {
  private static final double DAY_MILLIS = 86_400_000;
  private static final int LONGEST_DEVICE = 100;

  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final PresenceBoard presence;
  private final PageClocks clocks;
  private final Corrections corrections;
  private final ClockNames names;
  private final InstantSource clock;
  private final String self;

  HeartbeatController(
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

  @Post
  HeartbeatView beat(@Body Requests.Heartbeat body, Authentication student) {
    double offset = within(Fields.need(body.offsetMillis(), "offsetMillis"), "offsetMillis");
    double roundTrip =
        within(Fields.need(body.roundTripMillis(), "roundTripMillis"), "roundTripMillis");
    String device = Fields.need(body.device(), "device");
    if (roundTrip < 0) {
      throw Problem.malformed("A round trip takes no negative time.", "roundTripMillis");
    }
    if (device.length() > LONGEST_DEVICE) {
      throw Problem.malformed("A device has at most 100 characters.", "device");
    }
    String who = student.getName();
    Instant now = clock.instant();
    boolean focused = !Boolean.FALSE.equals(body.focused());
    presence.beat(
        new Presence(who, self, device, focused, roundTrip, offset, now.toEpochMilli()));
    String name = names.ofSubject(who);
    clocks.measured(name, offset, roundTrip);
    return HeartbeatView.of(shard.view(), who, now, corrections.of(name));
  }

  private static double within(double millis, String field) {
    if (!(Math.abs(millis) <= DAY_MILLIS)) {
      throw Problem.malformed("Must be within a day, in milliseconds.", field);
    }
    return millis;
  }
}
