package dev.plenum.node.http;

import dev.plenum.election.files.Pseudonyms;
import dev.plenum.election.http.Requests;
import dev.plenum.node.problem.Problem;
import dev.plenum.node.security.Role;
import dev.plenum.node.time.ClockRounds;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** Everybody's clocks. */
@Controller("/api/v1")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ClockController {
  private static final double DAY_MILLIS = 86_400_000;

  private final ClockRounds rounds;
  private final Pseudonyms pseudonyms;

  ClockController(ClockRounds rounds, Pseudonyms pseudonyms) {
    this.rounds = rounds;
    this.pseudonyms = pseudonyms;
  }

  @Post("/time/samples")
  @Status(HttpStatus.NO_CONTENT)
  void sample(@Body Requests.TimeSample body, HttpRequest<?> request) {
    double offset = bounded(Fields.need(body.offsetMillis(), "offsetMillis"), "offsetMillis");
    double roundTrip =
        bounded(Fields.need(body.roundTripMillis(), "roundTripMillis"), "roundTripMillis");
    if (roundTrip < 0) {
      throw Problem.malformed("A round trip takes no negative time.", "roundTripMillis");
    }
    rounds.measured(participant(request), offset, roundTrip);
  }

  /** A name for a page that tells nobody where it is. */
  private String participant(HttpRequest<?> request) {
    String agent = request.getHeaders().get("User-Agent");
    String user = request.getUserPrincipal().map(p -> p.getName()).orElse("");
    String address = request.getRemoteAddress().getAddress().getHostAddress();
    return "page-" + pseudonyms.voter(address + "|" + agent + "|" + user).substring(0, 6);
  }

  private static double bounded(double millis, String field) {
    if (!(Math.abs(millis) <= DAY_MILLIS)) {
      throw Problem.malformed("Must be within a day, in milliseconds.", field);
    }
    return millis;
  }

  @Get("/clock")
  ClockRounds.Round clock() {
    return rounds.last();
  }

  @Post("/clock/round")
  @Secured(Role.ADMIN)
  ClockRounds.Round round() {
    return rounds.round();
  }
}
