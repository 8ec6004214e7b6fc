package dev.plenum.kernel.locks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.ledger.postgres.PostgresGenerations;
import dev.plenum.kernel.ledger.postgres.PostgresPool;
import dev.plenum.kernel.locks.PeopleLocks.Claim;
import dev.plenum.kernel.locks.PeopleLocks.Token;
import dev.plenum.kernel.testing.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** People's locks and shared facts on real Hazelcast. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PeopleLocksIT {
  private static Cluster cluster;
  private static Token last = new Token(0, 0);

  @BeforeAll
  static void start() throws Exception {
    cluster = Cluster.ready(3);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static Claim claim(String node, String owner) {
    return cluster.node(node).locks().request("sheet", owner);
  }

  private static Token granted(Claim claim, long seconds) throws Exception {
    Token token = claim.granted().get(seconds, TimeUnit.SECONDS);
    assertThat(token).isGreaterThan(last);
    last = token;
    return token;
  }

  @Test
  @Order(1)
  void oneHoldsAndTheOthersWaitInLineWithTokensThatGrow() throws Exception {
    Claim first = claim("node-0", "ana");
    var _ = granted(first, 20);
    List<Claim> line = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      line.add(claim("node-" + i % 3, "teacher-" + i));
      Thread.sleep(200);
    }
    // Longer than any call may take: who waits in line is not given up on.
    Thread.sleep(7_000);
    assertThat(line).noneMatch(waiting -> waiting.granted().isDone());
    Claim givesUp = line.remove(2);
    givesUp.release();
    first.release();
    for (Claim waiting : line) {
      var _ = granted(waiting, 10);
      assertThat(line.stream().filter(c -> c.granted().isDone()).count())
          .isEqualTo(line.indexOf(waiting) + 1);
      waiting.release();
    }
    assertThat(givesUp.granted()).isCompletedExceptionally();
  }

  @Test
  @Order(2)
  void aHolderWhoseNodeDiesIsOvertaken() throws Exception {
    Claim holder = claim("node-2", "bea");
    var _ = granted(holder, 20);
    Claim next = claim("node-0", "carl");
    cluster.killMember("node-2");
    var _ = granted(next, 40);
    cluster.stop("node-2");
    next.release();
    cluster.start("node-2");
    cluster.awaitReady();
  }

  @Test
  @Order(3)
  void factsReachAllNodesAndThoseThatComeLater() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    var _ =
        cluster
            .node("node-2")
            .live()
            .subscribe("test", (node, key, json) -> heard.add(node + key + json));
    cluster.node("node-0").live().put("test", "a", "1", Duration.ofSeconds(60));
    cluster.node("node-1").live().put("test", "b", "2", Duration.ofMillis(300));
    cluster.node("node-1").live().tell("test", "hello");
    Cluster.await(
        Duration.ofSeconds(5),
        () -> heard.containsAll(List.of("node-0a1", "node-1b2", "node-1hello")));
    Cluster.await(
        Duration.ofSeconds(5),
        () ->
            cluster.running().stream()
                .allMatch(n -> n.live().all("test").equals(Map.of("a", "1"))));
  }

  @Test
  @Order(4)
  void tokensGrowAndFactsStayWhenTheGroupBeginsANewGeneration() throws Exception {
    Claim holder = claim("node-0", "dora");
    Token before = granted(holder, 20);
    Claim waiting = claim("node-1", "emil");
    Thread.sleep(500);
    try (var pool = PostgresPool.open(cluster.database())) {
      var store = new PostgresGenerations(pool, "test");
      store.raiseGeneration(store.generation().number(), 3);
    }
    Token after = granted(waiting, 60);
    assertThat(after.generation()).isGreaterThan(before.generation());
    waiting.release();
    holder.release();
    cluster.awaitReady();
    assertThat(cluster.node("node-2").live().all("test")).containsEntry("a", "1");
    cluster.node("node-1").live().put("test", "c", "3", Duration.ofSeconds(60));
    Cluster.await(
        Duration.ofSeconds(5),
        () -> cluster.running().stream().allMatch(n -> n.live().all("test").containsKey("c")));
  }
}
