package dev.plenum.node.http;

import dev.plenum.node.problem.Problem;
import dev.plenum.node.security.Role;
import dev.plenum.node.time.ClockNames;
import dev.plenum.node.time.ClockRounds;
import dev.plenum.node.time.PageClocks;
import dev.plenum.node.time.Round;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.concurrent.CompletableFuture;

/** Everybody's clocks. */
@Controller("/api/v1")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ClockController {
  private static final double DAY_MILLIS = 86_400_000;

  private final ClockRounds rounds;
  private final PageClocks pages;
  private final ClockNames names;

  ClockController(ClockRounds rounds, PageClocks pages, ClockNames names) {
    this.rounds = rounds;
    this.pages = pages;
    this.names = names;
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
    pages.measured(names.of(request), offset, roundTrip);
  }

  private static double bounded(double millis, String field) {
    if (!(Math.abs(millis) <= DAY_MILLIS)) {
      throw Problem.malformed("Must be within a day, in milliseconds.", field);
    }
    return millis;
  }

  @Get("/clock")
  Round clock() {
    return rounds.last();
  }

  @Post("/clock/round")
  @Secured(Role.ADMIN)
  CompletableFuture<Round> round() {
    return rounds.round();
  }
}
