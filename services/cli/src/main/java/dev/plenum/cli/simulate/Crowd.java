package dev.plenum.cli.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.cli.Api;
import dev.plenum.cli.CliException;
import dev.plenum.cli.local.Definition;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * People who come at a steady rate, whatever the election does: who has to wait makes nobody else
 * come later, so the latencies hide nothing.
 */
final class Crowd {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** A ballot that the election acknowledged, as its voter remembers it. */
  record Acknowledged(String tracker, String leaf, Map<String, List<String>> choices) {}

  private final Api api;
  private final List<Definition.Voter> people;
  private final double rate;
  private final Gauges gauges = new Gauges();
  private final Collection<Acknowledged> ballots = new ConcurrentLinkedQueue<>();
  private final Beacon beacon;

  Crowd(Api api, List<Definition.Voter> people, double rate) {
    this.api = api;
    this.people = people;
    this.rate = rate;
    this.beacon = new Beacon(api);
  }

  Gauges gauges() {
    return gauges;
  }

  int size() {
    return people.size();
  }

  List<Acknowledged> ballots() {
    return List.copyOf(ballots);
  }

  /** Returns when everybody knows what became of the ballot. */
  void run() {
    Ballots papers = Ballots.of(election());
    gauges.begin();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < people.size(); i++) {
        long due = gauges.began() + (long) (i / rate * 1e9);
        Definition.Voter voter = people.get(i);
        Map<String, List<String>> choices = papers.random();
        executor.execute(() -> takePart(voter, choices, due));
      }
    }
    gauges.end();
  }

  private JsonNode election() {
    try {
      return api.read("/election", null, PATIENCE);
    } catch (Api.Refused e) {
      throw e.asExit();
    }
  }

  private void takePart(Definition.Voter voter, Map<String, List<String>> choices, long due) {
    sleepUntil(due);
    gauges.came();
    try {
      String token = api.login(voter.code(), PATIENCE);
      gauges.signedIn();
      JsonNode answer =
          api.decide("/ballots", ballot(choices), token, PATIENCE, why -> gauges.retried());
      ballots.add(
          new Acknowledged(
              answer.path("tracker").asText(),
              answer.path("receipt").path("leaf").asText(),
              choices));
      gauges.counted(System.nanoTime() - due);
    } catch (Api.Refused e) {
      gauges.refused(e.reason());
    } catch (CliException e) {
      gauges.gaveUp();
    }
  }

  private Map<String, Object> ballot(Map<String, List<String>> choices) {
    Map<String, Object> ballot = new LinkedHashMap<>();
    ballot.put("commandId", UUID.randomUUID());
    ballot.put("lamport", 1);
    ballot.put("beacon", beacon.current());
    ballot.put("choices", choices);
    return ballot;
  }

  private static void sleepUntil(long nanoTime) {
    try {
      Thread.sleep(Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
