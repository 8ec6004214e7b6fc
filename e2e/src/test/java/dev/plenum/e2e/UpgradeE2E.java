package dev.plenum.e2e;

import static dev.plenum.operator.cluster.K3s.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** An election that begins on nodes of an earlier version and ends on nodes of this one. */
@Tag("docker")
@Tag("change")
@ExtendWith(Progress.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpgradeE2E {
  private static final String RUN =
      "K3s in a container, three nodes of the earlier version replaced by this one's, a leader"
          + " killed while both serve, "
          + Poll.LOAD;

  private static final Platform PLATFORM = Platform.get();
  private static final Board BOARD = Board.election(PLATFORM, "upgrade", "board");
  private static final Poll POLL = new Poll(BOARD, Platform.UPGRADE_HTTP, Platform.UPGRADE_GRPC);

  @BeforeAll
  static void anElectionOnNodesOfTheEarlierVersion() throws IOException {
    PLATFORM.goBackToEarlierNodes();
    POLL.open();
  }

  /** Whatever became of it: the other tests are of this version's nodes. */
  @AfterAll
  static void remove() {
    POLL.close();
    PLATFORM.upgrade();
  }

  /** As after the failure of a machine: who comes back is of this version, the others are not. */
  @Test
  @Order(1)
  void whileAChangeIsHeldNodesOfBothVersionsServeTogetherAndOutliveTheirLeader() {
    POLL.during(() -> {
      PLATFORM.upgrade();
      await(
          "the change waits, since people vote",
          () -> "HeldWhileOpen".equals(BOARD.condition("Progressing").getReason()));
      assertThat(ofTheEarlierVersion()).isEqualTo(3);

      PLATFORM.client.pods().inNamespace(BOARD.namespace()).withName(follower()).delete();
      await("one is of this version", () -> ofTheEarlierVersion() == 2 && BOARD.whole());
      new Chaos(BOARD).killLeader();
      await("all serve again", BOARD::whole);
      assertThat(ofTheEarlierVersion()).isEqualTo(2);
    });
    assertThat(POLL.errors()).isEmpty();
  }

  /** As a person asks for it who does not want to wait until it has closed. */
  @Test
  @Order(2)
  void aRollingUpdateBetweenVersionsShowsNobodyAnError() {
    long begin = System.nanoTime();
    POLL.during(() -> {
      BOARD.askForRestart("upgrade");
      await(
          "all are of this version",
          () -> {
            assertThat(BOARD.condition("HistoryIntact").getStatus())
                .as("every node of either version finds its history to be the ledger's")
                .isNotEqualTo("False");
            return ofTheEarlierVersion() == 0 && BOARD.whole();
          });
    });

    Evidence.write("upgrade.rollout_s", (System.nanoTime() - begin) / 1e9, "s", RUN);
    Evidence.count("upgrade.errors", POLL.errors().size(), "people", RUN);
    Evidence.count("upgrade.longest_wait_ms", POLL.longestWaitMillis(), "ms", RUN);
    Evidence.count("upgrade.repeats", POLL.repeats(), "requests", RUN);
    assertThat(POLL.errors()).isEmpty();
  }

  @Test
  @Order(3)
  void afterwardsAllNodesHaveFoldedOneLedger() {
    await(
        "the three are at one place with one root",
        () -> BOARD.pods().stream().map(Board::name).map(BOARD::folded).distinct().count() == 1);
    assertThat(BOARD.pods()).hasSize(3);
    assertThat(BOARD.pods().stream().map(Board::name).mapToInt(BOARD::restarts).sum()).isZero();
  }

  @Test
  @Order(4)
  void theResultIsWhatNodesOfBothVersionsAcknowledged() {
    Tally result = POLL.result();
    Evidence.count("upgrade.acknowledged", POLL.acknowledged(), "ballots", RUN);
    Evidence.count("upgrade.lost", result.lost(), "ballots", RUN);
    Evidence.count("upgrade.doubled", result.doubled(), "ballots", RUN);
    assertThat(result.counted()).isEqualTo(result.acknowledged());
  }

  private static long ofTheEarlierVersion() {
    return BOARD.pods().stream()
        .map(pod -> pod.getSpec().getContainers().getFirst().getImage())
        .filter(Platform.EARLIER_NODE::equals)
        .count();
  }

  private static String follower() {
    return BOARD.pods().stream()
        .map(Board::name)
        .filter(pod -> !pod.equals(BOARD.leader()))
        .findFirst()
        .orElseThrow();
  }
}
