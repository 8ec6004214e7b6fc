package dev.plenum.node.problem;

import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal on its way to the caller, as RFC 9457 or as a gRPC status. */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String reason;
  private final @Nullable String field;
  private final @Nullable Duration retryAfter;
  private final Nature nature;
  private final Map<String, Object> more;

  /** Why it is refused, as far as the status does not say it; gRPC tells these apart. */
  public enum Nature {
    PLAIN,
    /** What was asked for has been done before. */
    ALREADY_DONE,
    /** Somebody else did it first. */
    RACE_LOST,
    /** It would be taken at another time. */
    WRONG_MOMENT
  }

  public Problem(HttpStatus status, String reason, String detail) {
    this(status, reason, detail, null, null);
  }

  public Problem(
      HttpStatus status,
      String reason,
      String detail,
      @Nullable String field,
      @Nullable Duration retryAfter) {
    this(status, reason, detail, field, retryAfter, Nature.PLAIN, Map.of());
  }

  private Problem(
      HttpStatus status,
      String reason,
      String detail,
      @Nullable String field,
      @Nullable Duration retryAfter,
      Nature nature,
      Map<String, Object> more) {
    // A refusal is a value that travels; its stack says nothing and costs time.
    super(detail, null, false, false);
    this.status = status;
    this.reason = reason;
    this.field = field;
    this.retryAfter = retryAfter;
    this.nature = nature;
    this.more = Map.copyOf(more);
  }

  /** The same, of another nature. */
  public Problem because(Nature other) {
    return new Problem(status, reason, detail(), field, retryAfter, other, more);
  }

  /** The same, with a member that says more. */
  public Problem with(String name, Object value) {
    return new Problem(status, reason, detail(), field, retryAfter, nature, Map.of(name, value));
  }

  /** What the document says besides; by member. */
  public Map<String, Object> more() {
    return more;
  }

  public Nature nature() {
    return nature;
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
