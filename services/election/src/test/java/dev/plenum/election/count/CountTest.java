package dev.plenum.election.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.election.domain.Ballot;
import dev.plenum.election.domain.Contest;
import dev.plenum.election.domain.Manifests;
import dev.plenum.election.domain.Marks;
import dev.plenum.election.domain.Method;
import dev.plenum.election.domain.Pass;
import dev.plenum.election.domain.Tally.ContestResult;
import dev.plenum.election.domain.Tally.Outcome;
import dev.plenum.election.domain.Ties;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CountTest {

  /** G1 of the golden counts: Tennessee, first choices. */
  @Test
  void g1TennesseeByPluralityIsMemphis() {
    Contest contest = Manifests.plurality("capital", "A", "B", "C", "D");
    ContestResult result = count(contest, "42 A", "26 B", "15 C", "17 D");
    assertThat(result.winners()).containsExactly("A");
    assertThat(result.outcome()).isEqualTo(Outcome.ELECTED);
    assertThat(result.options()).extracting(o -> o.votes()).containsExactly(42L, 26L, 15L, 17L);
    assertThat(result.ballots()).isEqualTo(100);
  }

  @Test
  void approvalFillsSeatsByMarksAndABlankIsCountedAsBlank() {
    Contest contest = approval(2, Ties.DECLARE);
    ContestResult result = count(contest, "3 A,B", "2 B,C", "1 ");
    assertThat(result.winners()).containsExactly("B", "A");
    assertThat(result.tied()).isEmpty();
    assertThat(result.blank()).isEqualTo(1);
    ContestResult tied = count(contest, "3 B", "1 A,C");
    assertThat(tied.outcome()).isEqualTo(Outcome.TIED);
    assertThat(tied.winners()).containsExactly("B");
    assertThat(tied.tied()).containsExactly("A", "C");
  }

  @Test
  void aLotDecidesATieTheSameForEverybodyWhoDrawsIt() {
    ContestResult first = count(approval(1, Ties.LOT), "1 A", "1 B", "1 C");
    assertThat(first.outcome()).isEqualTo(Outcome.ELECTED);
    assertThat(first.winners())
        .containsExactly(Lot.draw("key", "c", List.of("A", "B", "C")).getFirst());
    assertThat(Lot.draw("key", "c", List.of("C", "A", "B")))
        .isEqualTo(Lot.draw("key", "c", List.of("A", "B", "C")));
  }

  @Test
  void nobodyIsElectedWithoutAVote() {
    assertThat(count(approval(3, Ties.DECLARE), "5 A").winners()).containsExactly("A");
    ContestResult none = count(approval(3, Ties.LOT), "5 ");
    assertThat(none.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(none.winners()).isEmpty();
  }

  @Test
  void weightsCount() {
    Contest contest = Manifests.plurality("c", "A", "B");
    List<Ballot> box =
        List.of(ballot(contest, "A", 3), ballot(contest, "B", 1), ballot(contest, "B", 1));
    ContestResult result =
        CountingMethod.of(contest.method()).count(contest, new Papers(box, 3, 5, 10, "key"));
    assertThat(result.winners()).containsExactly("A");
  }

  @ParameterizedTest
  @CsvSource({
    // yes, no, abstain, num, den, base, quorum, outcome; the roll has 100
    "2, 1, 0, 0, 1, VOTES, 0,  PASSED",
    "1, 1, 9, 0, 1, VOTES, 0,  FAILED",
    "0, 0, 9, 0, 1, VOTES, 0,  FAILED",
    "2, 1, 5, 2, 3, VOTES, 0,  PASSED",
    "2, 1, 1, 2, 3, CAST,  0,  FAILED",
    "2, 1, 0, 2, 3, CAST,  0,  PASSED",
    "49, 0, 0, 1, 2, ROLL, 0,  FAILED",
    "50, 0, 0, 1, 2, ROLL, 0,  PASSED",
    "3, 1, 5, 0, 1, VOTES, 9,  PASSED",
    "3, 1, 5, 0, 1, VOTES, 10, FAILED",
    "0, 0, 0, 1, 2, VOTES, 0,  FAILED",
  })
  void aQuestionPassesByItsShareAndItsQuorum(
      int yes, int no, int abstain, int num, int den, Pass.Base base, int quorum, Outcome outcome) {
    Pass pass = num == 0 ? null : new Pass(num, den, base);
    Contest contest = Manifests.yesNo("q", pass, quorum);
    ContestResult result = count(contest, yes + " yes", no + " no", abstain + " abstain");
    assertThat(result.outcome()).isEqualTo(outcome);
  }

  private static Contest approval(int seats, Ties ties) {
    return Manifests.contest("c", Method.APPROVAL, seats, 0, 3, ties, "A", "B", "C");
  }

  /** Ballots as "count option,option". */
  private static ContestResult count(Contest contest, String... groups) {
    List<Ballot> box = new ArrayList<>();
    for (String group : groups) {
      String[] parts = group.split(" ", -1);
      for (int i = 0; i < Integer.parseInt(parts[0]); i++) {
        box.add(ballot(contest, parts[1], 1));
      }
    }
    return CountingMethod.of(contest.method())
        .count(contest, new Papers(box, box.size(), box.size(), 100, "key"));
  }

  private static Ballot ballot(Contest contest, String options, long weight) {
    List<String> marked = options.isEmpty() ? List.of() : List.of(options.split(","));
    return new Ballot(List.of(new Marks(contest.id(), marked)), weight, 1, new UUID(0, 0), 1);
  }
}
