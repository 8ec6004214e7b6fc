package dev.plenum.node.http;

import dev.plenum.node.desk.Positions;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.concurrent.CompletableFuture;

/** Lets a page that changes its node read what it has seen, or tells it that it does not. */
@ServerFilter("/api/**")
final class PositionFilter implements Ordered {
  private static final String BEHIND = "plenum.behind";

  /** Pages measure their clocks by these; a wait would falsify that, and the ledger is not read. */
  private static final String TIME = "/api/v1/time";

  private final Positions positions;

  PositionFilter(Positions positions) {
    this.positions = positions;
  }

  /** Who may not ask does not wait. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after();
  }

  /** A command waits for nothing: what it meets is the leader's state, and its time runs. */
  @RequestFilter
  CompletableFuture<HttpRequest<?>> arrive(HttpRequest<?> request) {
    String sent = request.getHeaders().get(Positions.HEADER);
    if (sent == null) {
      return CompletableFuture.completedFuture(request);
    }
    long position = Positions.of(sent);
    if (request.getMethod() != HttpMethod.GET || request.getPath().startsWith(TIME)) {
      return CompletableFuture.completedFuture(request);
    }
    return positions.reached(position).thenApply(reached -> request.setAttribute(BEHIND, !reached));
  }

  @ResponseFilter
  void leave(HttpRequest<?> request, MutableHttpResponse<?> response) {
    response.header(Positions.HEADER, Long.toString(positions.here()));
    if (request.getAttribute(BEHIND, Boolean.class).orElse(false)) {
      response.header(Positions.STALE, "true");
    }
  }
}
