package dev.plenum.kernel.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.shard.NodeRole;
import dev.plenum.kernel.shard.Obstacle;
import org.junit.jupiter.api.Test;

class RolesTest {
  private final Roles<String> roles = new Roles<>();

  private void restored() {
    roles.restored();
  }

  private NodeRole role() {
    return roles.now().told();
  }

  @Test
  void aNodeThatIsNotRestoredReachesForNothing() {
    assertThat(roles.reach()).isFalse();
    assertThat(roles.sound()).isFalse();
    restored();
    assertThat(roles.reach()).isTrue();
  }

  @Test
  void aNodeReachesOnceAtATime() {
    restored();
    assertThat(roles.reach()).isTrue();
    assertThat(roles.reach()).isFalse();
    roles.rest();
    assertThat(roles.reach()).isTrue();
  }

  @Test
  void aReignEndsOnceAndNoOtherWithIt() {
    restored();
    roles.reach();
    assertThat(roles.lead("first")).isTrue();
    roles.rest();
    assertThat(roles.reign()).isEqualTo("first");
    roles.ended("another");
    assertThat(role()).isEqualTo(NodeRole.Leading);
    roles.ended("first");
    assertThat(role()).isEqualTo(NodeRole.Following);
    assertThat(roles.reign()).isNull();
  }

  @Test
  void whatANodeMeetsWhileItReachesKeepsItFromLeading() {
    restored();
    roles.reach();
    assertThat(roles.meet(Obstacle.History, true)).isTrue();
    assertThat(roles.sound()).isFalse();
    assertThat(roles.lead("first")).isFalse();
    roles.rest();
    assertThat(role()).isEqualTo(NodeRole.StandingStill);
    assertThat(roles.reach()).isFalse();
  }

  @Test
  void aNodeStandsStillUntilTheLastObstacleIsGone() {
    roles.meet(Obstacle.History, true);
    restored();
    roles.meet(Obstacle.Clock, true);
    assertThat(roles.meet(Obstacle.Clock, true)).as("news").isFalse();
    roles.meet(Obstacle.History, false);
    assertThat(role()).isEqualTo(NodeRole.StandingStill);
    assertThat(roles.obstacles()).containsExactly(Obstacle.Clock);
    roles.meet(Obstacle.Clock, false);
    assertThat(role()).isEqualTo(NodeRole.Following);
  }

  @Test
  void whoLeadsAndMeetsSomethingStandsStillAfterItsReign() {
    restored();
    roles.reach();
    roles.lead("first");
    roles.meet(Obstacle.Clock, true);
    assertThat(roles.reign()).isEqualTo("first");
    assertThat(roles.obstructed()).isTrue();
    roles.ended("first");
    assertThat(role()).isEqualTo(NodeRole.StandingStill);
  }

  @Test
  void whoLeavesFinishesItsReignAndLeadsNoMore() {
    restored();
    roles.reach();
    roles.lead("first");
    roles.leave();
    assertThat(roles.reign()).isEqualTo("first");
    roles.ended("first");
    roles.rest();
    roles.meet(Obstacle.Clock, true);
    roles.meet(Obstacle.Clock, false);
    assertThat(role()).isEqualTo(NodeRole.Leaving);
    assertThat(roles.reach()).isFalse();
  }

  @Test
  void whoLeavesWhileItReachesDoesNotLead() {
    restored();
    roles.reach();
    roles.leave();
    assertThat(roles.lead("first")).isFalse();
  }
}
