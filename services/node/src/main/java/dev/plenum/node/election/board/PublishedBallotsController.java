package dev.plenum.node.election.board;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** The ballots of a published election, page by page. */
@Controller("/api/v1/results/ballots")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PublishedBallotsController {
  private static final int MOST = 1_000;

  private final PublishedBallots ballots;

  PublishedBallotsController(PublishedBallots ballots) {
    this.ballots = ballots;
  }

  @Get
  PublishedBallots.Page page(
      @QueryValue(defaultValue = "0") int offset, @QueryValue(defaultValue = "100") int limit) {
    return ballots.page(Math.max(0, offset), Math.clamp(limit, 1, MOST));
  }
}
