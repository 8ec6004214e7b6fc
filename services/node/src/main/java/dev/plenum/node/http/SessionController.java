package dev.plenum.node.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.node.security.Logins;
import dev.plenum.node.security.People;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;

/** Logging in. */
@Controller("/api/v1/session")
@Secured(SecurityRule.IS_ANONYMOUS)
final class SessionController {
  private final Logins logins;
  private final People people;

  SessionController(Logins logins, People people) {
    this.logins = logins;
    this.people = people;
  }

  record Session(
      String token,
      String expiresAt,
      String role,
      String name,
      @JsonAnyGetter Map<String, Object> about) {}

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
        people.about(login.caller()));
  }

  private static String address(HttpRequest<?> request) {
    return request.getRemoteAddress().getAddress().getHostAddress();
  }
}
