package dev.plenum.cli.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.cli.Api;
import dev.plenum.cli.CliException;
import dev.plenum.cli.local.Definition;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * People who come at a steady rate, whatever the election does: who has to wait makes nobody else
 * come later, so the latencies hide nothing.
 */
final class Crowd {

  private final Api api;
  private final List<Definition.Person> people;
  private final double rate;
  private final Gauges gauges = new Gauges();
  private final Collection<Door.Acknowledged> ballots = new ConcurrentLinkedQueue<>();
  private final List<Door> doors;

  /**
   * @param doors ways into the election, taken in turn
   */
  Crowd(Api api, List<Door> doors, List<Definition.Person> people, double rate) {
    this.api = api;
    this.doors = List.copyOf(doors);
    this.people = people;
    this.rate = rate;
  }

  Gauges gauges() {
    return gauges;
  }

  int size() {
    return people.size();
  }

  List<Door.Acknowledged> ballots() {
    return List.copyOf(ballots);
  }

  /** Returns when everybody knows what became of the ballot. */
  void run() {
    Ballots papers = Ballots.of(election());
    gauges.begin();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < people.size(); i++) {
        long due = gauges.began() + (long) (i / rate * 1e9);
        Definition.Person voter = people.get(i);
        Map<String, List<String>> choices = papers.random();
        Door door = doors.get(i % doors.size());
        executor.execute(() -> takePart(door, voter, choices, due));
      }
    }
    gauges.end();
  }

  private JsonNode election() {
    try {
      return api.read("/election", null, Door.PATIENCE);
    } catch (Api.Refused e) {
      throw e.asExit();
    }
  }

  private void takePart(
      Door door, Definition.Person voter, Map<String, List<String>> choices, long due) {
    sleepUntil(due);
    gauges.came();
    try {
      String token = door.signIn(voter.code());
      gauges.signedIn();
      ballots.add(door.cast(token, choices, why -> gauges.retried()));
      gauges.counted(System.nanoTime() - due);
    } catch (Api.Refused e) {
      gauges.refused(e.reason());
    } catch (CliException e) {
      gauges.gaveUp();
    }
  }

  private static void sleepUntil(long nanoTime) {
    try {
      Thread.sleep(Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
