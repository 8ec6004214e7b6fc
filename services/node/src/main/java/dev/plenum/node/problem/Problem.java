package dev.plenum.node.problem;

import io.micronaut.http.HttpStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A refusal on its way to the caller, as RFC 9457 or as a gRPC status. */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String reason;
  private final @Nullable String field;
  private final @Nullable Duration retryAfter;

  public Problem(HttpStatus status, String reason, String detail) {
    this(status, reason, detail, null, null);
  }

  public Problem(
      HttpStatus status,
      String reason,
      String detail,
      @Nullable String field,
      @Nullable Duration retryAfter) {
    // A refusal is a value that travels; its stack says nothing and costs time.
    super(detail, null, false, false);
    this.status = status;
    this.reason = reason;
    this.field = field;
    this.retryAfter = retryAfter;
  }

  public static Problem malformed(String detail, String field) {
    return new Problem(HttpStatus.BAD_REQUEST, "Malformed", detail, field, null);
  }

  public HttpStatus status() {
    return status;
  }

  public String reason() {
    return reason;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public @Nullable String field() {
    return field;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
