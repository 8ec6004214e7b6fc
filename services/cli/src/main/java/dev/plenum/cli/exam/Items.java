package dev.plenum.cli.exam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.cli.CliException;
import dev.plenum.exam.paper.Decimals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The items of an attempt as the API gives them. */
public final class Items {
  private Items() {}

  /**
   * The item to answer next: the one whose lease runs, else the first open one after {@code last}
   * that has no answer. Null where none is left.
   */
  public static @Nullable JsonNode open(JsonNode attempt, String last) {
    String leased = attempt.path("lease").path("item").asText();
    boolean past = last.isEmpty();
    for (JsonNode item : attempt.path("items")) {
      String id = item.path("id").asText();
      boolean open = item.path("state").asText().equals("open");
      if (!leased.isEmpty() && id.equals(leased) && !id.equals(last)) {
        return item;
      }
      if (leased.isEmpty() && past && open && item.path("answer").isMissingNode()) {
        return item;
      }
      past |= id.equals(last);
    }
    return null;
  }

  /** What the API takes for what somebody typed. */
  public static Map<String, ?> answer(JsonNode item, String typed) {
    return switch (item.path("type").asText()) {
      case "single", "multiple" -> Map.of("choices", choices(item, typed));
      case "truefalse" -> Map.of("truth", truth(typed));
      case "numeric" -> Map.of("text", number(typed));
      default -> Map.of("text", typed);
    };
  }

  /** As it was typed, if it will be read as a number: else it would count as not answered. */
  private static String number(String typed) {
    if (Decimals.read(typed) == null) {
      throw CliException.usage("\"%s\" is not a number.".formatted(typed));
    }
    return typed;
  }

  private static boolean truth(String typed) {
    return switch (typed.toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y" -> true;
      case "false", "f", "no", "n" -> false;
      default -> throw CliException.usage("\"%s\" is neither true nor false.".formatted(typed));
    };
  }

  private static List<String> choices(JsonNode item, String typed) {
    List<String> ids = new ArrayList<>();
    for (String letter : typed.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
      int at = letter.length() == 1 ? letter.charAt(0) - 'a' : -1;
      JsonNode choice = item.path("choices").path(at);
      if (choice.isMissingNode()) {
        throw CliException.usage("There is no choice \"%s\".".formatted(letter));
      }
      ids.add(choice.path("id").asText());
    }
    return ids;
  }

  static String letter(int index) {
    return String.valueOf((char) ('a' + index));
  }
}
