package dev.plenum.kernel.intake;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in a resource, which collects problems by their path instead of stopping at one. */
public final class SpecNode {
  private static final Pattern DURATION =
      Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");

  private final String path;
  private final Map<?, ?> values;
  private final List<String> problems;

  private SpecNode(String path, Map<?, ?> values, List<String> problems) {
    this.path = path;
    this.values = values;
    this.problems = problems;
  }

  public static SpecNode root(@Nullable Object resource) {
    List<String> problems = new ArrayList<>();
    if (resource instanceof Map<?, ?> map) {
      return new SpecNode("", map, problems);
    }
    throw new SpecException(List.of("the resource is not an object"));
  }

  public List<String> problems() {
    return problems;
  }

  public void failOnProblems() {
    if (!problems.isEmpty()) {
      throw new SpecException(problems);
    }
  }

  public boolean has(String key) {
    return values.get(key) != null;
  }

  public SpecNode child(String key) {
    Object value = values.get(key);
    if (value == null) {
      return new SpecNode(at(key), Map.of(), problems);
    }
    return new SpecNode(
        at(key),
        value instanceof Map<?, ?> map ? map : wrong(key, "must be an object", Map.of()),
        problems);
  }

  public List<SpecNode> list(String key) {
    Object value = values.get(key);
    if (!(value instanceof List<?> items)) {
      return value == null ? List.of() : wrong(key, "must be a list", List.of());
    }
    List<SpecNode> nodes = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String name = key + "[" + i + "]";
      Map<?, ?> map =
          items.get(i) instanceof Map<?, ?> item
              ? item
              : wrong(name, "must be an object", Map.of());
      nodes.add(new SpecNode(at(name), map, problems));
    }
    return nodes;
  }

  public String text(String key, String absent) {
    Object value = values.get(key);
    return value == null ? absent : value.toString();
  }

  public String required(String key) {
    String value = text(key, "");
    return value.isBlank() ? wrong(key, "is missing", "") : value;
  }

  public int number(String key, int absent) {
    return switch (values.get(key)) {
      case null -> absent;
      case Integer number -> number;
      default -> wrong(key, "must be a whole number", absent);
    };
  }

  public <T extends Enum<T>> T oneOf(String key, Class<T> type, T absent) {
    String text = text(key, "");
    if (text.isEmpty()) {
      return absent;
    }
    for (T constant : type.getEnumConstants()) {
      if (camelCase(constant.name()).equals(text)) {
        return constant;
      }
    }
    return wrong(key, "\"" + text + "\" is not known", absent);
  }

  /** {@code FOCUS_LOST} is written {@code focusLost}. */
  private static String camelCase(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
      String first = word.substring(0, 1);
      name.append(name.isEmpty() ? first : first.toUpperCase(Locale.ROOT))
          .append(word.substring(1));
    }
    return name.toString();
  }

  public boolean flag(String key, boolean absent) {
    return switch (values.get(key)) {
      case null -> absent;
      case Boolean flag -> flag;
      default -> wrong(key, "must be true or false", absent);
    };
  }

  /** A number with decimals, exact as written in up to 15 digits. */
  public BigDecimal decimal(String key, BigDecimal absent) {
    return switch (values.get(key)) {
      case null -> absent;
      case Number number -> new BigDecimal(number.toString());
      default -> wrong(key, "must be a number", absent);
    };
  }

  /** What stands under a key, for readers of their own; null where nothing does. */
  public @Nullable Object value(String key) {
    return values.get(key);
  }

  /** Null where a person decides. */
  public @Nullable Instant timeOrManual(String key) {
    return text(key, "manual").equals("manual") ? null : time(key);
  }

  public @Nullable Instant time(String key) {
    try {
      return Instant.parse(text(key, ""));
    } catch (DateTimeParseException e) {
      problems.add(at(key) + ": must be a time such as 2027-01-31T18:00:00Z");
      return null;
    }
  }

  public Duration duration(String key, Duration absent) {
    String text = text(key, "");
    if (text.isEmpty()) {
      return absent;
    }
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return wrong(key, "must be a duration such as 2h30m or 15s", absent);
    }
    return Duration.ofDays(part(matcher, 1))
        .plusHours(part(matcher, 2))
        .plusMinutes(part(matcher, 3))
        .plusSeconds(part(matcher, 4))
        .plusMillis(part(matcher, 5));
  }

  private static long part(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null || digits.length() > 9 ? 0 : Long.parseLong(digits);
  }

  public <T> T wrong(String key, String message, T instead) {
    problems.add(at(key) + ": " + message);
    return instead;
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
