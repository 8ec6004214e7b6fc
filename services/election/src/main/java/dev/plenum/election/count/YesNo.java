package dev.plenum.election.count;

import dev.plenum.election.domain.Contest;
import dev.plenum.election.domain.Pass;
import dev.plenum.election.domain.Tally.ContestResult;
import dev.plenum.election.domain.Tally.Outcome;
import java.util.List;

/**
 * A question: passes with more yes than no, or with the declared share, {@code yes * den >= num *
 * base}. Abstentions count for the quorum; a tie fails. Source: {@code voting.md}, section 5.
 */
record YesNo() implements CountingMethod {

  @Override
  public ContestResult count(Contest contest, Papers papers) {
    Papers.Sums sums = papers.sums(contest);
    boolean passed = papers.quorate(contest) && passes(contest.pass(), papers, sums);
    boolean decided = papers.quorate(contest) && papers.size() > 0;
    List<String> prevails = decided ? List.of(passed ? Contest.YES : Contest.NO) : List.of();
    return Results.of(
        contest, papers, sums, prevails, List.of(), passed ? Outcome.PASSED : Outcome.FAILED);
  }

  private static boolean passes(
      @org.jspecify.annotations.Nullable Pass pass, Papers papers, Papers.Sums sums) {
    long yes = sums.of(Contest.YES);
    long no = sums.of(Contest.NO);
    if (pass == null) {
      return yes > no;
    }
    long base =
        switch (pass.of()) {
          case VOTES -> yes + no;
          case CAST -> papers.weight();
          case ROLL -> papers.rollWeight();
        };
    return yes > 0
        && Math.multiplyExact(yes, (long) pass.den())
            >= Math.multiplyExact(base, (long) pass.num());
  }
}
