package dev.plenum.election.domain;

import static dev.plenum.election.domain.Scenario.CLOSE;
import static dev.plenum.election.domain.Scenario.ballot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.election.domain.ElectionCommand.CloseElection;
import dev.plenum.election.domain.ElectionCommand.PauseElection;
import dev.plenum.election.domain.ElectionCommand.ResumeElection;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * What holds for any ballot around the close, whatever its beacon says and however often voting
 * rested. All times are milliseconds from the close.
 */
final class DeadlineProperties {
  private static final long GRACE = 15_000;
  private static final long LONGEST_AGE = 60_000;

  /**
   * A ballot and its election.
   *
   * @param turns when voting rested and went on, by turns
   */
  record Case(Deadline.Rule rule, List<Long> turns, long received, @Nullable Long beacon) {

    Case without() {
      return new Case(rule, turns, received, null);
    }

    boolean resting() {
      return turns.stream().filter(turn -> turn <= received).count() % 2 == 1
          && !turns.contains(received);
    }

    boolean restsAtTheClose() {
      return turns.size() % 2 == 1;
    }

    /** Decided with everything recorded that happened up to its receipt, and no more. */
    boolean countsAtOnce() {
      Scenario scenario = election(turns.stream().filter(turn -> turn <= received).toList());
      return counts(scenario);
    }

    /** Decided after a wait, when all is recorded, the close too. */
    boolean countsAfterAWait() {
      Scenario scenario = election(turns);
      return counts(scenario.at(CLOSE.plusMillis(40)).given(new CloseElection(CLOSE)));
    }

    private boolean counts(Scenario scenario) {
      var vote = ballot("v0", "ana");
      scenario
          .at(CLOSE.plusMillis(received))
          .when(beacon == null ? vote : vote.heard(CLOSE.plusMillis(beacon)));
      return scenario.reason().equals("accepted");
    }

    private Scenario election(List<Long> happened) {
      Scenario scenario =
          Scenario.open(
              Manifests.with(rule, Revote.Policy.FIRST, Manifests.plurality("chair", "ana", "ben")),
              1);
      for (int i = 0; i < happened.size(); i++) {
        scenario
            .at(CLOSE.plusMillis(happened.get(i)))
            .given(i % 2 == 0 ? new PauseElection() : new ResumeElection());
      }
      return scenario;
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<List<Long>> turns =
        Arbitraries.longs()
            .between(-90_000, -1)
            .set()
            .ofMaxSize(5)
            .map(times -> times.stream().sorted().toList());
    Arbitrary<Long> received = Arbitraries.longs().between(-100_000, 20_000);
    Arbitrary<Long> beacon = Arbitraries.longs().between(-120_000, 20_000).injectNull(0.2);
    return Combinators.combine(Arbitraries.of(Deadline.Rule.class), turns, received, beacon)
        .as(Case::new);
  }

  @Property(tries = 2_000)
  void waitingInsideTheClusterChangesNoVerdict(@ForAll("cases") Case any) {
    assertThat(any.countsAfterAWait()).isEqualTo(any.countsAtOnce());
  }

  @Property(tries = 2_000)
  void nothingCountsThatCameWhileVotingRestedOrAfterTheGrace(@ForAll("cases") Case any) {
    if (any.resting() || any.received() > GRACE) {
      assertThat(any.countsAtOnce()).isFalse();
      assertThat(any.countsAfterAWait()).isFalse();
    }
  }

  @Property(tries = 2_000)
  void whatCameBeforeTheCloseWhileVotingWentOnCountsWithoutABeacon(@ForAll("cases") Case any) {
    if (any.received() <= 0 && !any.resting()) {
      assertThat(any.without().countsAfterAWait()).isTrue();
    }
  }

  @Property(tries = 2_000)
  void aBeaconLetsABallotCountInTheGraceAndNowhereElse(@ForAll("cases") Case any) {
    if (any.countsAfterAWait() && !any.without().countsAfterAWait()) {
      assertThat(any.rule()).isEqualTo(Deadline.Rule.CLICK_TIME);
      assertThat(any.received()).isBetween(1L, GRACE);
      assertThat(any.beacon()).isBetween(any.received() - LONGEST_AGE, 0L);
    }
  }

  @Property(tries = 2_000)
  void aBeaconOfBeforeTheLastPauseEndedProvesNothing(@ForAll("cases") Case any) {
    boolean inTheGrace = any.rule() == Deadline.Rule.CLICK_TIME && any.received() > 0;
    if (inTheGrace && any.countsAfterAWait()) {
      assertThat(any.restsAtTheClose()).isFalse();
      if (!any.turns().isEmpty()) {
        assertThat(any.beacon()).isGreaterThanOrEqualTo(any.turns().getLast());
      }
    }
  }

  @Property(tries = 2_000)
  void aBeaconThatIsTooOldCountsUnderNoRule(@ForAll("cases") Case any) {
    Long beacon = any.beacon();
    if (beacon != null && any.received() - beacon > LONGEST_AGE) {
      assertThat(any.countsAfterAWait()).isFalse();
    }
  }
}
