package dev.plenum.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The published result beside what voters were told, votes by option that has any.
 *
 * @param counted by the system
 * @param acknowledged to voters
 */
record Tally(Map<String, Long> counted, Map<String, Long> acknowledged) {

  /** Of an election's first contest. */
  static Tally of(JsonNode results, Collection<String> choices) {
    Map<String, Long> counted = new TreeMap<>();
    JsonNode contest = results.get("contests").get(0);
    for (JsonNode option : contest.get("options")) {
      if (option.get("votes").asLong() > 0) {
        counted.put(option.get("id").asText(), option.get("votes").asLong());
      }
    }
    Map<String, Long> acknowledged =
        choices.stream()
            .collect(Collectors.groupingBy(choice -> choice, TreeMap::new, Collectors.counting()));
    return new Tally(counted, acknowledged);
  }

  long lost() {
    return beyond(acknowledged, counted);
  }

  long doubled() {
    return beyond(counted, acknowledged);
  }

  private static long beyond(Map<String, Long> some, Map<String, Long> others) {
    return some.entrySet().stream()
        .mapToLong(e -> Math.max(0, e.getValue() - others.getOrDefault(e.getKey(), 0L)))
        .sum();
  }
}
