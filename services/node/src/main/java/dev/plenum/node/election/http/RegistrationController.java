package dev.plenum.node.election.http;

import dev.plenum.election.http.Requests;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.node.election.desk.RegistrationDesk;
import dev.plenum.node.http.Fields;
import dev.plenum.node.security.Logins;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.concurrent.CompletableFuture;

/** Puts people on the roll who ask for it, and signs them in. */
@Controller("/api/v1/registrations")
@Secured(SecurityRule.IS_ANONYMOUS)
final class RegistrationController {
  private final RegistrationDesk registrations;
  private final Logins logins;

  RegistrationController(RegistrationDesk registrations, Logins logins) {
    this.registrations = registrations;
    this.logins = logins;
  }

  record Session(String token, String expiresAt, String role, String name, boolean hasVoted) {}

  @Post
  @ExecuteOn(TaskExecutors.BLOCKING)
  CompletableFuture<HttpResponse<Session>> register(
      @Body Requests.Register body, HttpRequest<?> request) {
    var applicant =
        new RegistrationDesk.Applicant(
            Fields.need(body.commandId(), "commandId"),
            Fields.need(body.user(), "user"),
            Fields.need(body.name(), "name"),
            Fields.need(body.password(), "password"));
    String address = request.getRemoteAddress().getAddress().getHostAddress();
    return registrations
        .register(applicant, address)
        .thenApply(person -> HttpResponse.created(session(logins.accepted(person))));
  }

  private static Session session(Logins.Login login) {
    return new Session(
        login.token().token(),
        Iso.time(login.token().expires()),
        login.role(),
        login.name(),
        false);
  }
}
