package dev.plenum.cli;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far into the ledger callers have seen, for the next node that they ask. Whoever asks without
 * a name has seen what any of them has.
 */
final class Positions {
  private static final String POSITION = "Plenum-Position";
  private static final String STALE = "Plenum-Stale";
  private static final String NOBODY = "";

  private final Map<String, Long> seen = new ConcurrentHashMap<>();
  private final AtomicLong furthest = new AtomicLong();

  HttpRequest.Builder on(HttpRequest.Builder request, String caller) {
    long position =
        caller.equals(NOBODY) ? furthest.get() : seen.getOrDefault(caller, Long.valueOf(0));
    return position == 0 ? request : request.setHeader(POSITION, Long.toString(position));
  }

  /** Takes note of an answer; false where it is older than what its caller has seen. */
  boolean covers(HttpResponse<?> answer, String caller) {
    long position = answer.headers().firstValueAsLong(POSITION).orElse(0);
    if (!caller.equals(NOBODY)) {
      seen.merge(caller, position, Math::max);
      furthest.accumulateAndGet(position, Math::max);
    }
    return answer.headers().firstValue(STALE).isEmpty();
  }
}
