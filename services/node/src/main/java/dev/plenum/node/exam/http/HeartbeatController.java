package dev.plenum.node.exam.http;

import dev.plenum.exam.http.HeartbeatView;
import dev.plenum.exam.http.Requests;
import dev.plenum.node.exam.ExamRole;
import dev.plenum.node.exam.presence.Heart;
import dev.plenum.node.http.Fields;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;

/** A sign of life of a student's page every two seconds. */
@Controller("/api/v1/attempt/heartbeat")
@Secured(ExamRole.STUDENT)
final class HeartbeatController {
  private final Heart heart;

  HeartbeatController(Heart heart) {
    this.heart = heart;
  }

  @Post
  HeartbeatView beat(@Body Requests.Heartbeat body, Authentication student) {
    return heart.beat(
        student.getName(),
        new Heart.Beat(
            Fields.need(body.offsetMillis(), "offsetMillis"),
            Fields.need(body.roundTripMillis(), "roundTripMillis"),
            !Boolean.FALSE.equals(body.focused()),
            Fields.need(body.device(), "device")));
  }
}
