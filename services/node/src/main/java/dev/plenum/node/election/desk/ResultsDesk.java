package dev.plenum.node.election.desk;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.domain.Manifest;
import dev.plenum.election.domain.Phase;
import dev.plenum.election.domain.Tally;
import dev.plenum.election.http.ResultsView;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.shard.View;
import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** The one place that hands out results, and decides by the phase whether it may. */
@Singleton
public final class ResultsDesk {
  private final Shard<Election, ElectionCommand, ElectionEvent> shard;

  ResultsDesk(Shard<Election, ElectionCommand, ElectionEvent> shard) {
    this.shard = shard;
  }

  /** For everybody. */
  public ResultsView published() {
    View<Election> view = shard.view();
    if (view.state().phase() != Phase.PUBLISHED) {
      throw new Problem(
          HttpStatus.NOT_FOUND, "NotPublished", "The results have not been published yet.");
    }
    return results(view);
  }

  /** For the tally officer. */
  public ResultsView counted() {
    return results(shard.view());
  }

  private static ResultsView results(View<Election> view) {
    Manifest manifest = view.state().manifest();
    Tally tally = view.state().tally();
    if (manifest == null || tally == null) {
      throw new Problem(
          HttpStatus.NOT_FOUND, "NotTallied", "The ballots have not been counted yet.");
    }
    return ResultsView.of(manifest, tally, view.state().timer(), view.seq());
  }
}
