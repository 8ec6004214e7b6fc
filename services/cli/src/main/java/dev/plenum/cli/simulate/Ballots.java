package dev.plenum.cli.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Papers filled in at random, always within the rules of the contests. */
record Ballots(List<Paper> contests) {

  record Paper(String id, List<String> options, int least, int most) {}

  static Ballots of(JsonNode election) {
    List<Paper> contests = new ArrayList<>();
    for (JsonNode contest : election.path("contests")) {
      List<String> options = new ArrayList<>();
      contest.path("options").forEach(option -> options.add(option.path("id").asText()));
      int most = Math.min(options.size(), Math.max(1, contest.path("max").asInt(1)));
      contests.add(
          new Paper(contest.path("id").asText(), options, contest.path("min").asInt(0), most));
    }
    return new Ballots(contests);
  }

  Map<String, List<String>> random() {
    Map<String, List<String>> choices = new LinkedHashMap<>();
    for (Paper paper : contests) {
      ThreadLocalRandom random = ThreadLocalRandom.current();
      List<String> shuffled = new ArrayList<>(paper.options());
      Collections.shuffle(shuffled, random);
      int least = Math.max(1, paper.least());
      int marks = least + random.nextInt(paper.most() - least + 1);
      choices.put(paper.id(), List.copyOf(shuffled.subList(0, marks)));
    }
    return choices;
  }
}
