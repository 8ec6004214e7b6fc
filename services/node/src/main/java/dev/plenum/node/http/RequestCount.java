package dev.plenum.node.http;

import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.concurrent.atomic.LongAdder;

/** How many requests came in since this node started. */
@ServerFilter("/api/**")
public final class RequestCount {
  private final LongAdder count = new LongAdder();

  @RequestFilter
  void came() {
    count.increment();
  }

  public long count() {
    return count.sum();
  }
}
