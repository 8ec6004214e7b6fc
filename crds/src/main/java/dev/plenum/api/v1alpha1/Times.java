package dev.plenum.api.v1alpha1;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and durations as Kubernetes writes them: 2027-01-31T18:00:00Z, and 1h30m or 15s. */
public final class Times {
  static final String INSTANT =
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$";
  static final String DURATION = "^([0-9]{1,6}h)?([0-9]{1,6}m)?([0-9]{1,6}s)?$";

  private static final Pattern DURATION_PARTS =
      Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

  private Times() {}

  public static boolean isInstant(String text) {
    return text.matches(INSTANT);
  }

  /** The moment that a text of the form {@link #INSTANT} names. */
  public static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  /** The length that a text such as {@code 1h30m} names. */
  public static Duration duration(String text) {
    Matcher parts = DURATION_PARTS.matcher(text);
    if (text.isEmpty() || !parts.matches()) {
      throw new IllegalArgumentException("not a duration such as 1h30m or 15s: " + text);
    }
    return Duration.ofHours(number(parts, 1))
        .plusMinutes(number(parts, 2))
        .plusSeconds(number(parts, 3));
  }

  private static long number(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
