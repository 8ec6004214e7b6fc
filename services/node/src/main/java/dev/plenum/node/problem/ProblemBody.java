package dev.plenum.node.problem;

import io.micronaut.http.HttpStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A problem document (RFC 9457) with the members that pages and clients act on. */
public record ProblemBody(
    String type,
    String title,
    int status,
    String detail,
    String reason,
    @Nullable String field,
    @Nullable Long retryAfterMillis) {

  public static ProblemBody of(Problem problem) {
    Duration retryAfter = problem.retryAfter();
    return new ProblemBody(
        "https://plenum.dev/problems/" + problem.reason(),
        problem.status().getReason(),
        problem.status().getCode(),
        problem.detail(),
        problem.reason(),
        problem.field() == null || problem.field().isEmpty() ? null : problem.field(),
        retryAfter == null ? null : retryAfter.toMillis());
  }

  static ProblemBody of(HttpStatus status, String reason, String detail) {
    return of(new Problem(status, reason, detail));
  }
}
