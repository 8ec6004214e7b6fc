package dev.plenum.cli.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.cli.Api;
import dev.plenum.cli.CliException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * What the election kept of what it had acknowledged.
 *
 * @param lost acknowledged, but not counted on the board
 * @param doubled two acknowledgements for one entry, or more ballots counted than acknowledged
 * @param counted ballots in the published result; absent where the result is not ours to publish
 * @param differing options whose votes are not what was acknowledged
 */
record Verdict(
    int acknowledged, int lost, int doubled, @Nullable Integer counted, List<String> differing) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TOGETHER = 32;

  boolean clean() {
    return lost == 0 && doubled == 0 && differing.isEmpty();
  }

  static Verdict of(Api api, List<Door.Acknowledged> ballots, @Nullable JsonNode result) {
    Set<String> leaves = new HashSet<>();
    ballots.forEach(ballot -> leaves.add(ballot.leaf()));
    int repeated = ballots.size() - leaves.size();
    int lost = lost(api, ballots);
    if (result == null) {
      return new Verdict(ballots.size(), lost, repeated, null, List.of());
    }
    int counted =
        result.path("ballots").asInt(result.path("contests").path(0).path("ballots").asInt());
    int more = Math.max(0, counted - ballots.size());
    return new Verdict(ballots.size(), lost, repeated + more, counted, differing(ballots, result));
  }

  private static int lost(Api api, List<Door.Acknowledged> ballots) {
    Semaphore together = new Semaphore(TOGETHER);
    List<Future<Boolean>> there = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Door.Acknowledged ballot : ballots) {
        there.add(
            executor.submit(() -> {
              together.acquire();
              try {
                return isCounted(api, ballot);
              } finally {
                together.release();
              }
            }));
      }
    }
    return (int) there.stream().filter(found -> !value(found)).count();
  }

  private static boolean value(Future<Boolean> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.failed("Interrupted.");
    } catch (ExecutionException e) {
      throw CliException.failed("The board could not be read: " + e.getCause());
    }
  }

  private static boolean isCounted(Api api, Door.Acknowledged ballot) {
    try {
      JsonNode entry = api.read("/board/ballots/" + ballot.tracker(), null, PATIENCE);
      return entry.path("counted").asBoolean() && ballot.leaf().equals(entry.path("leaf").asText());
    } catch (Api.Refused e) {
      return false;
    }
  }

  private static List<String> differing(List<Door.Acknowledged> ballots, JsonNode result) {
    Map<String, Integer> expected = new TreeMap<>();
    for (Door.Acknowledged ballot : ballots) {
      ballot
          .choices()
          .forEach((contest, options) ->
              options.forEach(o -> expected.merge(contest + "/" + o, 1, Integer::sum)));
    }
    List<String> differing = new ArrayList<>();
    for (JsonNode contest : result.path("contests")) {
      for (JsonNode option : contest.path("options")) {
        String name = contest.path("id").asText() + "/" + option.path("id").asText();
        int votes = option.path("votes").asInt();
        int acknowledged = expected.getOrDefault(name, 0);
        if (votes != acknowledged) {
          differing.add(
              "%s: %d acknowledged, %d in the result".formatted(name, acknowledged, votes));
        }
      }
    }
    return differing;
  }
}
