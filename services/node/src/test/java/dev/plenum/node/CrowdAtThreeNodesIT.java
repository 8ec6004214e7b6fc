package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everybody votes in one instant, where five are served at a time and forty may wait. */
final class CrowdAtThreeNodesIT {
  private static final int VOTERS = 300;
  private static final int IN_WORK = 5;
  private static final Pattern PLACE = Pattern.compile("\"position\":(\\d+)");

  @TempDir static Path root;

  /** What one voter went through. */
  private record Voter(Client here, Client there, UUID id, List<String> heard) {
    List<Integer> places() {
      return heard.stream()
          .flatMap(line -> PLACE.matcher(line).results())
          .map(MatchResult::group)
          .map(text -> Integer.valueOf(text.substring(text.indexOf(':') + 1)))
          .toList();
    }
  }

  private final AtomicInteger turnedAway = new AtomicInteger();
  private final AtomicInteger mostInWork = new AtomicInteger();

  @Test
  void everybodyHearsTheirPlaceAndCountsOnceThoughTheLineOverflows() throws Exception {
    String resource =
        Folder.RESOURCE.replace(
            "results: {publish",
            "admission: {inWork: 5, queue: 40, overflow: true}\n  results: {publish");
    try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
      List<NodeApplication> nodes = ThreeNodes.start(root, resource, roll(), database);
      try {
        TestNode.await(() -> nodes.stream().allMatch(ThreeNodes::ready));
        TestNode.await(() -> nodes.stream().allMatch(node -> ThreeNodes.rollSize(node) == VOTERS));
        List<Client> doors = nodes.stream().map(node -> new Client(node.ports().http())).toList();
        assertThat(doors.getFirst().officer("admin").act("/api/v1/admin/start").status())
            .isEqualTo(200);
        List<Voter> voters = voters(doors);
        slowDown(database);
        vote(doors, voters);
        TestNode.await(() -> nodes.stream().allMatch(node -> ThreeNodes.ballots(node) == VOTERS));
        assertPlacesWereTold(voters);
        assertThat(turnedAway).as("the line was full for some").hasPositiveValue();
        assertThat(mostInWork).hasValueBetween(1, IN_WORK);
        var load = doors.getFirst().officer("admin").get("/api/v1/admin/load");
        assertThat(load.body().at("/nodes").findValues("handedOn"))
            .as("what busy nodes passed on")
            .anyMatch(handedOn -> handedOn.asLong() > 0);
      } finally {
        nodes.forEach(NodeApplication::kill);
      }
    }
  }

  /** A disk on which a commit takes 50 ms, so that there is a line to stand in. */
  private static void slowDown(EmbeddedPostgres database) throws SQLException {
    try (Connection connection = database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN PERFORM pg_sleep(0.05); RETURN NULL; END $$;
          CREATE TRIGGER slow AFTER INSERT ON entry FOR EACH STATEMENT EXECUTE FUNCTION slow();
          """);
    }
  }

  private void vote(List<Client> doors, List<Voter> voters) throws Exception {
    CountDownLatch gun = new CountDownLatch(1);
    AtomicInteger left = new AtomicInteger(VOTERS);
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (Voter voter : voters) {
        all.add(
            CompletableFuture.runAsync(
                () -> {
                  vote(gun, voter);
                  left.decrementAndGet();
                },
                crowd));
      }
      gun.countDown();
      while (left.get() > 0 && !all.stream().allMatch(CompletableFuture::isDone)) {
        doors.forEach(door -> {
          int now = door.get("/api/v1/cluster").body().at("/shard/inWork").asInt();
          mostInWork.accumulateAndGet(now, Math::max);
        });
      }
      CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
    }
  }

  /** At two nodes at once, and again until both have said the same. */
  private void vote(CountDownLatch gun, Voter voter) {
    try {
      gun.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    var other = CompletableFuture.supplyAsync(() -> patiently(voter.there(), voter.id()));
    assertThat(patiently(voter.here(), voter.id())).isEqualTo(other.join());
  }

  private String patiently(Client door, UUID id) {
    while (true) {
      var answer = door.vote(id, "{\"chair\":[\"ana\"]}");
      if (answer.status() == 201) {
        return answer.text("/tracker");
      }
      assertThat(answer.status()).as(answer.raw().body()).isIn(429, 503);
      assertThat(answer.raw().headers().firstValue("Retry-After")).isPresent();
      if (answer.status() == 429) {
        turnedAway.incrementAndGet();
      }
      TestNode.pause(Math.min(answer.body().at("/retryAfterMillis").asInt(), 250));
    }
  }

  private static void assertPlacesWereTold(List<Voter> voters) {
    assertThat(voters.stream().flatMap(voter -> voter.places().stream()))
        .as("places that were told")
        .isNotEmpty()
        .allMatch(place -> place >= 1 && place <= 40 + IN_WORK);
    assertThat(voters.stream().map(Voter::places).filter(places -> places.size() > 1))
        .as("places of those who waited for long")
        .isNotEmpty()
        .anyMatch(places -> places.getLast() < places.getFirst());
  }

  private static List<Voter> voters(List<Client> doors) {
    return IntStream.range(0, VOTERS)
        .mapToObj(i -> {
          Client here = doors.get(i % 3).voter(code(i));
          Client there = doors.get((i + 1) % 3).voter(code(i));
          boolean listens = i < 60;
          return new Voter(here, there, UUID.randomUUID(), listens ? listen(here) : List.of());
        })
        .toList();
  }

  private static List<String> listen(Client client) {
    List<String> lines = client.listen("/api/v1/events");
    TestNode.await(() -> lines.contains("event: election"));
    return lines;
  }

  private static String roll() {
    StringBuilder roll = new StringBuilder("id,name,email,weight,code\n");
    for (int i = 0; i < VOTERS; i++) {
      roll.append("v%03d,Voter %d,,1,%s\n".formatted(i, i, code(i)));
    }
    return roll.toString();
  }

  private static String code(int voter) {
    return "7M6ETZWF057J6W0ZMDSGPP%04d".formatted(voter);
  }
}
