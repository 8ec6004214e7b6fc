package dev.plenum.node.election.http;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.http.ElectionView;
import dev.plenum.election.http.ResultsView;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.election.desk.ResultsDesk;
import dev.plenum.node.settings.NodeSettings;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** What everybody may read. */
@Controller("/api/v1")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ElectionController {
  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final ResultsDesk results;
  private final NodeSettings settings;

  ElectionController(
      Shard<Election, ElectionCommand, ElectionEvent> shard,
      ResultsDesk results,
      NodeSettings settings) {
    this.results = results;
    this.shard = shard;
    this.settings = settings;
  }

  @Get("/election")
  ElectionView election() {
    return ElectionView.of(settings.resource(), shard.view());
  }

  @Get("/results")
  ResultsView results() {
    return results.published();
  }
}
