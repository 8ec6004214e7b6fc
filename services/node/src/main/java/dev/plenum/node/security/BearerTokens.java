package dev.plenum.node.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Singleton;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Tells the framework whom a request's token speaks for. */
@Singleton
final class BearerTokens implements TokenValidator<HttpRequest<?>> {
  private final Tokens tokens;

  BearerTokens(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
    Caller caller = tokens.verify(token);
    return caller == null
        ? Mono.empty()
        : Mono.just(Authentication.build(caller.subject(), List.of(caller.role())));
  }
}
