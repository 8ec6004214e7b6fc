package dev.plenum.cli.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sums of marks by contest and option. Shares no code with the election's own count, so that a
 * mistake there does not repeat itself here.
 */
record Recount(int ballots, int repeated, Map<String, Map<String, Long>> votes) {

  static Recount of(List<JsonNode> ballots) {
    Map<String, Map<String, Long>> votes = new TreeMap<>();
    Set<String> trackers = new HashSet<>();
    int repeated = 0;
    for (JsonNode ballot : ballots) {
      if (!trackers.add(ballot.path("tracker").asText())) {
        repeated++;
        continue;
      }
      long weight = ballot.path("weight").asLong(1);
      ballot
          .path("choices")
          .properties()
          .forEach(contest ->
              contest
                  .getValue()
                  .forEach(option ->
                      votes
                          .computeIfAbsent(contest.getKey(), c -> new TreeMap<>())
                          .merge(option.asText(), weight, Long::sum)));
    }
    return new Recount(trackers.size(), repeated, votes);
  }

  long votes(String contest, String option) {
    return votes.getOrDefault(contest, Map.of()).getOrDefault(option, 0L);
  }

  List<String> differences(JsonNode result) {
    List<String> differences = new ArrayList<>();
    if (repeated > 0) {
      differences.add(repeated + " ballots carry a tracker that another one has");
    }
    for (JsonNode contest : result.path("contests")) {
      String id = contest.path("id").asText();
      if (contest.path("ballots").asInt() != ballots) {
        differences.add(
            "%s: the result says %d ballots, there are %d"
                .formatted(id, contest.path("ballots").asInt(), ballots));
      }
      for (JsonNode option : contest.path("options")) {
        long published = option.path("votes").asLong();
        long counted = votes(id, option.path("id").asText());
        if (published != counted) {
          differences.add(
              "%s, %s: the result says %d, the ballots %d"
                  .formatted(id, option.path("name").asText(), published, counted));
        }
      }
    }
    return differences;
  }
}
