package dev.plenum.node.http;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.domain.Manifest;
import dev.plenum.election.domain.Tally;
import dev.plenum.election.files.Pseudonyms;
import dev.plenum.election.http.ReceiptView;
import dev.plenum.election.http.Requests;
import dev.plenum.election.http.ResultsView;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.shard.View;
import dev.plenum.node.desk.Desk;
import dev.plenum.node.problem.Problem;
import dev.plenum.node.security.Role;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Counting, apart from collecting: its own role, and nobody else sees a result before. */
@Controller("/api/v1/tally")
@Secured(Role.TALLY)
final class TallyController {
  private final Desk desk;
  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final Pseudonyms pseudonyms;

  TallyController(
      Desk desk, Shard<Election, ElectionCommand, ElectionEvent> shard, Pseudonyms pseudonyms) {
    this.desk = desk;
    this.shard = shard;
    this.pseudonyms = pseudonyms;
  }

  @Post("/count")
  CompletableFuture<ReceiptView.Act> count(@Body Requests.Act body, Authentication officer) {
    return act(body, officer, new ElectionCommand.CountBallots(pseudonyms.lotKey()));
  }

  @Post("/publish")
  CompletableFuture<ReceiptView.Act> publish(@Body Requests.Act body, Authentication officer) {
    return act(body, officer, new ElectionCommand.PublishResults());
  }

  @Get("/result")
  ResultsView result() {
    View<Election> view = shard.view();
    Manifest manifest = view.state().manifest();
    Tally tally = view.state().tally();
    if (manifest == null || tally == null) {
      throw new Problem(
          HttpStatus.NOT_FOUND, "NotTallied", "The ballots have not been counted yet.");
    }
    return ResultsView.of(manifest, tally, view.state().timer(), view.seq());
  }

  private CompletableFuture<ReceiptView.Act> act(
      Requests.Act body, Authentication officer, ElectionCommand command) {
    UUID id = Fields.need(body.commandId(), "commandId");
    return desk.submit(new Desk.Request(id, officer.getName(), 0, command))
        .thenApply(receipt -> new ReceiptView.Act(ReceiptView.of(receipt)));
  }
}
