package dev.plenum.operator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.operator.model.Rollout.Decision;
import dev.plenum.operator.model.Rollout.PodView;
import dev.plenum.operator.model.Rollout.Reason;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RolloutTest {
  private static final PodView FRESH_0 = pod("board-0");
  private static final PodView FRESH_1 = pod("board-1");
  private static final PodView STALE_0 = stale("board-0");
  private static final PodView STALE_1 = stale("board-1");
  private static final PodView STALE_2 = stale("board-2");

  @Test
  void nothingIsDoneWhereEveryPodIsAsWanted() {
    assertThat(decide("board-0", FRESH_0, FRESH_1)).isEqualTo(of(Reason.UP_TO_DATE));
  }

  @Test
  void followersComeFirstFromTheHighestDown() {
    assertThat(decide("board-2", STALE_0, STALE_1, STALE_2))
        .isEqualTo(new Decision(Reason.RESTART_FOLLOWER, "board-1"));
  }

  @Test
  void theLeaderComesLast() {
    assertThat(decide("board-0", STALE_0, FRESH_1, pod("board-2")))
        .isEqualTo(new Decision(Reason.RESTART_LEADER, "board-0"));
  }

  @Test
  void nobodyIsTakenWhileAnotherIsAway() {
    PodView away = new PodView("board-2", false, false, false, false, false);
    assertThat(decide("board-0", STALE_0, STALE_1, away))
        .isEqualTo(new Decision(Reason.WAIT_POD, "board-2"));
    assertThat(decide("board-0", STALE_0, STALE_1)).isEqualTo(of(Reason.WAIT_POD));
  }

  @Test
  void nobodyIsTakenBeforeTheQuorumIsWhole() {
    var view =
        new Rollout.View(3, true, false, false, "board-0", List.of(STALE_0, FRESH_1, STALE_2));
    assertThat(Rollout.decide(view)).isEqualTo(of(Reason.WAIT_QUORUM));
  }

  @Test
  void nobodyIsTakenWhileNobodyLeads() {
    assertThat(decide(null, STALE_0, FRESH_1, STALE_2)).isEqualTo(of(Reason.WAIT_LEADER));
  }

  @Test
  void aWrongTemplateCanBeCorrectedThoughItsPodNeverBecameReady() {
    PodView stuck = new PodView("board-2", false, false, true, false, true);
    assertThat(decide("board-0", STALE_0, STALE_1, stuck))
        .isEqualTo(new Decision(Reason.REPLACE_STUCK, "board-2"));
  }

  @Test
  void anOpenPollIsNotDisturbedUnlessAPersonAskedForIt() {
    assertThat(open(STALE_0, STALE_1, STALE_2)).isEqualTo(of(Reason.HELD_WHILE_OPEN));
    PodView asked = new PodView("board-2", true, false, true, true, false);
    assertThat(open(STALE_0, STALE_1, asked))
        .isEqualTo(new Decision(Reason.RESTART_FOLLOWER, "board-2"));
  }

  @Test
  void aReasonIsAnEventsName() {
    assertThat(Reason.RESTART_LEADER.eventReason()).isEqualTo("RestartLeader");
  }

  private static Decision open(PodView... pods) {
    return Rollout.decide(new Rollout.View(3, true, true, true, "board-0", List.of(pods)));
  }

  private static Decision decide(@Nullable String leader, PodView... pods) {
    return Rollout.decide(new Rollout.View(3, true, true, false, leader, Arrays.asList(pods)));
  }

  private static Decision of(Reason reason) {
    return new Decision(reason, null);
  }

  private static PodView pod(String name) {
    return new PodView(name, true, false, false, false, false);
  }

  private static PodView stale(String name) {
    return new PodView(name, true, false, true, false, false);
  }
}
