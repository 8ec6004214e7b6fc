package dev.plenum.node.http;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.domain.Manifest;
import dev.plenum.election.domain.Phase;
import dev.plenum.election.domain.Tally;
import dev.plenum.election.http.ElectionView;
import dev.plenum.election.http.ResultsView;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.shard.View;
import dev.plenum.node.problem.Problem;
import dev.plenum.node.settings.NodeSettings;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** What everybody may read. */
@Controller("/api/v1")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ElectionController {
  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final NodeSettings settings;

  ElectionController(Shard<Election, ElectionCommand, ElectionEvent> shard, NodeSettings settings) {
    this.shard = shard;
    this.settings = settings;
  }

  @Get("/election")
  ElectionView election() {
    return ElectionView.of(settings.resource(), shard.view());
  }

  @Get("/results")
  ResultsView results() {
    View<Election> view = shard.view();
    Manifest manifest = view.state().manifest();
    Tally tally = view.state().tally();
    if (view.state().phase() != Phase.PUBLISHED || manifest == null || tally == null) {
      throw new Problem(
          HttpStatus.NOT_FOUND, "NotPublished", "The results have not been published yet.");
    }
    return ResultsView.of(manifest, tally, view.state().timer(), view.seq());
  }
}
