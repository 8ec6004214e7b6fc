package dev.plenum.node.election.http;

import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.http.ReceiptView;
import dev.plenum.election.http.Requests.ClosingTime;
import dev.plenum.node.desk.Desk;
import dev.plenum.node.election.ElectionRole;
import dev.plenum.node.http.Fields;
import dev.plenum.node.http.Requests;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The steps of an election, by hand. */
@Controller("/api/v1/admin")
@Secured(ElectionRole.ADMIN)
final class AdminController {
  private final Desk<ElectionCommand> desk;

  AdminController(Desk<ElectionCommand> desk) {
    this.desk = desk;
  }

  @Post("/start")
  CompletableFuture<ReceiptView.Act> start(@Body Requests.Act body, Authentication officer) {
    return act(officer, body.commandId(), new ElectionCommand.OpenElection(null));
  }

  @Post("/stop")
  CompletableFuture<ReceiptView.Act> stop(@Body Requests.Act body, Authentication officer) {
    return act(officer, body.commandId(), new ElectionCommand.CloseElection(null));
  }

  @Post("/pause")
  CompletableFuture<ReceiptView.Act> pause(@Body Requests.Act body, Authentication officer) {
    return act(officer, body.commandId(), new ElectionCommand.PauseElection());
  }

  @Post("/resume")
  CompletableFuture<ReceiptView.Act> resume(@Body Requests.Act body, Authentication officer) {
    return act(officer, body.commandId(), new ElectionCommand.ResumeElection());
  }

  @Post("/publish")
  CompletableFuture<ReceiptView.Act> publish(@Body Requests.Act body, Authentication officer) {
    return act(officer, body.commandId(), new ElectionCommand.PublishResults());
  }

  @Post("/timer")
  CompletableFuture<ReceiptView.Act> timer(@Body ClosingTime body, Authentication officer) {
    Instant closesAt = Fields.need(body.closesAt(), "closesAt");
    return act(officer, body.commandId(), new ElectionCommand.SetClosingTime(closesAt));
  }

  private CompletableFuture<ReceiptView.Act> act(
      Authentication officer, @Nullable UUID commandId, ElectionCommand command) {
    UUID id = Fields.need(commandId, "commandId");
    return desk.act(new Desk.Request<>(id, officer.getName(), 0, command))
        .thenApply(receipt -> new ReceiptView.Act(ReceiptView.of(receipt)));
  }
}
