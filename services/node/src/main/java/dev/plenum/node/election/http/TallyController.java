package dev.plenum.node.election.http;

import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.files.Pseudonyms;
import dev.plenum.election.http.ReceiptView;
import dev.plenum.election.http.ResultsView;
import dev.plenum.node.desk.Desk;
import dev.plenum.node.election.ElectionRole;
import dev.plenum.node.election.desk.RecountDesk;
import dev.plenum.node.election.desk.ResultsDesk;
import dev.plenum.node.http.Fields;
import dev.plenum.node.http.Requests;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Counting, apart from collecting: its own role, and nobody else sees a result before. */
@Controller("/api/v1/tally")
@Secured(ElectionRole.TALLY)
final class TallyController {
  private final Desk<ElectionCommand> desk;
  private final ResultsDesk results;
  private final RecountDesk recounts;
  private final Pseudonyms pseudonyms;

  TallyController(
      Desk<ElectionCommand> desk,
      ResultsDesk results,
      RecountDesk recounts,
      Pseudonyms pseudonyms) {
    this.recounts = recounts;
    this.desk = desk;
    this.results = results;
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
    return results.counted();
  }

  /** A reading, however long it takes: nothing changes by it. */
  @Post("/recount")
  @ExecuteOn(TaskExecutors.BLOCKING)
  RecountDesk.Recount recount() {
    return recounts.recount();
  }

  private CompletableFuture<ReceiptView.Act> act(
      Requests.Act body, Authentication officer, ElectionCommand command) {
    UUID id = Fields.need(body.commandId(), "commandId");
    return desk.act(new Desk.Request<>(id, officer.getName(), 0, command))
        .thenApply(receipt -> new ReceiptView.Act(ReceiptView.of(receipt)));
  }
}
