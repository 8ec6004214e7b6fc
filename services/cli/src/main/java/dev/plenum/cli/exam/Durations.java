package dev.plenum.cli.exam;

import dev.plenum.cli.CliException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people type them: {@code -3s}, {@code +2m}, {@code 500ms}. */
public final class Durations {
  private static final Pattern FORM = Pattern.compile("([+-]?)(\\d{1,9})(ms|s|m|h)");

  private Durations() {}

  public static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw CliException.usage(
          "\"%s\" is no time; write it like -3s, +2m or 500ms.".formatted(text));
    }
    long count =
        Long.parseLong(matcher.group(1).equals("-") ? "-" + matcher.group(2) : matcher.group(2));
    return switch (matcher.group(3)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      default -> Duration.ofHours(count);
    };
  }
}
