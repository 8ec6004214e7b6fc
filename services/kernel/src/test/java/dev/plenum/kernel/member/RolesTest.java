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

  private boolean leads(String reign) {
    return roles.lead(roles.reach(), reign);
  }

  private NodeRole role() {
    return roles.now().told();
  }

  @Test
  void aNodeThatIsNotRestoredReachesForNothing() {
    assertThat(roles.reach()).isZero();
    assertThat(roles.sound()).isFalse();
    restored();
    assertThat(roles.reach()).isPositive();
  }

  @Test
  void aNodeReachesOnceAtATime() {
    restored();
    long first = roles.reach();
    assertThat(first).isPositive();
    assertThat(roles.reach()).isZero();
    roles.rest(first);
    assertThat(roles.reach()).isGreaterThan(first);
  }

  @Test
  void aReignEndsOnceAndNoOtherWithIt() {
    restored();
    assertThat(leads("first")).isTrue();
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
    long mine = roles.reach();
    assertThat(roles.meet(Obstacle.History, true)).isTrue();
    assertThat(roles.sound()).isFalse();
    assertThat(roles.lead(mine, "first")).isFalse();
    roles.rest(mine);
    assertThat(role()).isEqualTo(NodeRole.StandingStill);
    assertThat(roles.reach()).isZero();
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
    assertThat(leads("first")).isTrue();
    roles.meet(Obstacle.Clock, true);
    assertThat(roles.reign()).isEqualTo("first");
    assertThat(roles.obstructed()).isTrue();
    roles.ended("first");
    assertThat(role()).isEqualTo(NodeRole.StandingStill);
  }

  @Test
  void whoLeavesFinishesItsReignAndLeadsNoMore() {
    restored();
    assertThat(leads("first")).isTrue();
    roles.leave();
    assertThat(roles.reign()).isEqualTo("first");
    roles.ended("first");
    roles.meet(Obstacle.Clock, true);
    roles.meet(Obstacle.Clock, false);
    assertThat(role()).isEqualTo(NodeRole.Leaving);
    assertThat(roles.reach()).isZero();
  }

  @Test
  void whoLeavesWhileItReachesDoesNotLead() {
    restored();
    long mine = roles.reach();
    roles.leave();
    assertThat(roles.lead(mine, "first")).isFalse();
  }

  @Test
  void whatACampaignLeavesUndoneDoesNotEndTheNext() {
    restored();
    long first = roles.reach();
    assertThat(roles.lead(first, "first")).isTrue();
    roles.ended("first");
    long second = roles.reach();
    roles.rest(first);
    assertThat(roles.lead(first, "first again")).isFalse();
    assertThat(roles.lead(second, "second")).isTrue();
  }
}
