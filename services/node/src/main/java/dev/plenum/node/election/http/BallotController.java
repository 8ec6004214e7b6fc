package dev.plenum.node.election.http;

import dev.plenum.election.http.ReceiptView;
import dev.plenum.election.http.Requests;
import dev.plenum.node.election.ElectionRole;
import dev.plenum.node.election.desk.BallotDesk;
import dev.plenum.node.events.EventHub;
import dev.plenum.node.http.Fields;
import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Casting a ballot, and finding its receipt again. */
@Controller("/api/v1/ballots")
@Secured(ElectionRole.VOTER)
final class BallotController {
  private final BallotDesk desk;
  private final EventHub events;

  BallotController(BallotDesk desk, EventHub events) {
    this.desk = desk;
    this.events = events;
  }

  @Post
  @Status(HttpStatus.CREATED)
  CompletableFuture<ReceiptView.Cast> cast(@Body Requests.Cast body, Authentication voter) {
    UUID id = Fields.need(body.commandId(), "commandId");
    long lamport = body.lamport() == null ? 0 : body.lamport();
    var choices = choices(Fields.need(body.choices(), "choices"));
    return desk.cast(
        voter.getName(),
        new BallotDesk.Sent(id, lamport, body.beacon(), Requests.marks(choices)),
        events.queue(voter.getName(), id));
  }

  private static Map<String, List<String>> choices(
      Map<String, @Nullable List<@Nullable String>> sent) {
    return sent.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> options(entry.getKey(), entry.getValue())));
  }

  private static List<String> options(String contest, @Nullable List<@Nullable String> options) {
    List<String> named =
        options == null ? List.of() : options.stream().filter(Objects::nonNull).toList();
    if (options == null || named.size() < options.size()) {
      throw Problem.malformed("Choices are lists of option ids.", "choices." + contest);
    }
    return named;
  }

  @Get("/mine")
  CompletableFuture<ReceiptView.Cast> mine(Authentication voter) {
    return desk.mine(voter.getName());
  }
}
