package dev.plenum.node.http;

import dev.plenum.election.http.Iso;
import dev.plenum.election.http.Requests;
import dev.plenum.node.desk.BallotDesk;
import dev.plenum.node.security.Logins;
import dev.plenum.node.security.Role;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import org.jspecify.annotations.Nullable;

/** Logging in. */
@Controller("/api/v1/session")
@Secured(SecurityRule.IS_ANONYMOUS)
final class SessionController {
  private final Logins logins;
  private final BallotDesk ballots;

  SessionController(Logins logins, BallotDesk ballots) {
    this.logins = logins;
    this.ballots = ballots;
  }

  record Session(
      String token, String expiresAt, String role, String name, @Nullable Boolean hasVoted) {}

  @Post
  Session byCode(@Body Requests.Session body, HttpRequest<?> request) {
    String code = Fields.need(body.code(), "code");
    return session(logins.byCode(code, address(request)));
  }

  @Post("/password")
  @ExecuteOn(TaskExecutors.BLOCKING)
  Session byPassword(@Body Requests.Password body, HttpRequest<?> request) {
    String user = Fields.need(body.user(), "user");
    String password = Fields.need(body.password(), "password");
    return session(logins.byPassword(user, password, address(request)));
  }

  private Session session(Logins.Login login) {
    return new Session(
        login.token().token(),
        Iso.time(login.token().expires()),
        login.role(),
        login.name(),
        login.role().equals(Role.VOTER) ? ballots.hasVoted(login.subject()) : null);
  }

  private static String address(HttpRequest<?> request) {
    return request.getRemoteAddress().getAddress().getHostAddress();
  }
}
