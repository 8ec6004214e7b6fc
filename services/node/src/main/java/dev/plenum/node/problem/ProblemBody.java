package dev.plenum.node.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A problem document (RFC 9457) with the members that pages and clients act on. */
public record ProblemBody(
    String type,
    String title,
    int status,
    String detail,
    String reason,
    @Nullable String field,
    @Nullable Long retryAfterMillis,
    @JsonAnyGetter Map<String, Object> more) {
  private static final Pattern WORD = Pattern.compile("([A-Z])");

  public static ProblemBody of(Problem problem) {
    Duration retryAfter = problem.retryAfter();
    return new ProblemBody(
        "https://plenum.dev/problems/" + problem.reason(),
        title(problem.reason()),
        problem.status().getCode(),
        problem.detail(),
        problem.reason(),
        problem.field() == null || problem.field().isEmpty() ? null : problem.field(),
        retryAfter == null ? null : retryAfter.toMillis(),
        problem.more());
  }

  /** The reason in words: {@code AlreadyVoted} is "Already voted". */
  private static String title(String reason) {
    String words = WORD.matcher(reason).replaceAll(" $1").strip().toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  static ProblemBody of(HttpStatus status, String reason, String detail) {
    return of(new Problem(status, reason, detail));
  }
}
