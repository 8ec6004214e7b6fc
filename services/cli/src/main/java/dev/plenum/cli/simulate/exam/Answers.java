package dev.plenum.cli.simulate.exam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Answers at random, and one form in which to compare them. */
final class Answers {
  private static final int LARGEST = 40;

  private Answers() {}

  static Map<String, ?> random(JsonNode item, Random random) {
    return switch (item.path("type").asText()) {
      case "single" -> Map.of("choices", List.of(choice(item, random)));
      case "multiple" -> Map.of("choices", some(item, random));
      case "truefalse" -> Map.of("truth", random.nextBoolean());
      case "numeric" -> Map.of("text", String.valueOf(random.nextInt(LARGEST)));
      default -> Map.of("text", "answer " + random.nextInt(LARGEST));
    };
  }

  private static String choice(JsonNode item, Random random) {
    JsonNode choices = item.path("choices");
    return choices.path(random.nextInt(choices.size())).path("id").asText();
  }

  private static List<String> some(JsonNode item, Random random) {
    List<String> marked = new ArrayList<>();
    for (JsonNode choice : item.path("choices")) {
      if (random.nextBoolean()) {
        marked.add(choice.path("id").asText());
      }
    }
    return marked.isEmpty() ? List.of(choice(item, random)) : marked;
  }

  /** The same text for the same answer, as it was sent. */
  static String form(Map<String, ?> answer) {
    if (answer.get("choices") instanceof List<?> choices) {
      return choices.stream().map(String::valueOf).sorted().toList().toString();
    }
    return String.valueOf(answer.containsKey("truth") ? answer.get("truth") : answer.get("text"));
  }

  /** The same text for the same answer, as a result shows it. */
  static String form(JsonNode answer) {
    if (answer.has("choices")) {
      List<String> choices = new ArrayList<>();
      answer.path("choices").forEach(choice -> choices.add(choice.asText()));
      return choices.stream().sorted().toList().toString();
    }
    return answer.has("truth") ? answer.path("truth").asText() : answer.path("text").asText();
  }
}
