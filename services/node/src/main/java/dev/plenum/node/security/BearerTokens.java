package dev.plenum.node.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Tells the framework whom a request's token speaks for. */
@Singleton
public final class BearerTokens implements TokenValidator<HttpRequest<?>> {
  private static final String EXPIRES = "expires";

  private final Tokens tokens;

  BearerTokens(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
    Caller caller = tokens.verify(token);
    return caller == null
        ? Mono.empty()
        : Mono.just(
            Authentication.build(
                caller.subject(), List.of(caller.role()), Map.of(EXPIRES, caller.expires())));
  }

  /** Whom an authentication made here speaks for. */
  public static Caller caller(Authentication authentication) {
    return new Caller(
        authentication.getName(),
        authentication.getRoles().iterator().next(),
        (Instant) Objects.requireNonNull(authentication.getAttributes().get(EXPIRES)));
  }
}
