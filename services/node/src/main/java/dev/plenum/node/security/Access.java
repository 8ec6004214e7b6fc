package dev.plenum.node.security;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.filters.SecurityFilter;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.micronaut.web.router.RouteMatch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who asks over HTTP, and whether that role may: a route's own {@link Secured} says it, and a route
 * that says nothing is closed. The framework's filter comes to the same verdict through some twenty
 * reactive steps a request, which cost a node more than all else that a heartbeat asks of it.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class Access implements Ordered {
  private static final String EXPIRES = "expires";

  private final Tokens tokens;
  private final Map<RouteInfo<?>, Set<String>> rules = new ConcurrentHashMap<>();

  Access(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.order();
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    Authentication who = authentication(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
    request.setAttribute(SecurityFilter.KEY, true);
    if (who != null) {
      request.setAttribute(SecurityFilter.AUTHENTICATION, who);
    }
    RouteMatch<?> route = RouteAttributes.getRouteMatch(request).orElse(null);
    if (route != null && !may(who, rule(route.getRouteInfo()))) {
      throw new AuthorizationException(who);
    }
  }

  private @Nullable Authentication authentication(@Nullable String header) {
    Caller caller = tokens.bearer(header);
    return caller == null
        ? null
        : Authentication.build(
            caller.subject(), List.of(caller.role()), Map.of(EXPIRES, caller.expires()));
  }

  private Set<String> rule(RouteInfo<?> route) {
    return rules.computeIfAbsent(route, info -> ruleOf(info.getAnnotationMetadata()));
  }

  /**
   * What a method says goes before what its class says. Management's endpoints have a port of their
   * own and are open.
   */
  private static Set<String> ruleOf(AnnotationMetadata route) {
    return route.hasAnnotation(Endpoint.class)
        ? Set.of(SecurityRule.IS_ANONYMOUS)
        : Set.of(route.getValue(Secured.class, String[].class).orElse(new String[0]));
  }

  private static boolean may(@Nullable Authentication who, Set<String> rule) {
    return rule.contains(SecurityRule.IS_ANONYMOUS)
        || (who != null && who.getRoles().stream().anyMatch(rule::contains));
  }

  /** Whom an authentication made here speaks for. */
  public static Caller caller(Authentication authentication) {
    return new Caller(
        authentication.getName(),
        authentication.getRoles().iterator().next(),
        (Instant) Objects.requireNonNull(authentication.getAttributes().get(EXPIRES)));
  }
}
