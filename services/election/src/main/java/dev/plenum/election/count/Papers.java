package dev.plenum.election.count;

import dev.plenum.election.domain.Ballot;
import dev.plenum.election.domain.Contest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The box, opened, as counting rules read it.
 *
 * @param rollWeight weight of everybody who might have voted
 * @param lotKey decides ties by lot
 */
public record Papers(
    Iterable<Ballot> ballots, int size, long weight, long rollWeight, String lotKey) {

  /** The marks of a contest added up. */
  Sums sums(Contest contest) {
    Map<String, long[]> votes = new LinkedHashMap<>();
    contest.options().forEach(option -> votes.put(option.id(), new long[1]));
    long blank = 0;
    for (Ballot ballot : ballots) {
      var marked = ballot.options(contest.id());
      if (marked.isEmpty()) {
        blank++;
      }
      for (String option : marked) {
        long[] sum = votes.get(option);
        if (sum != null) {
          sum[0] += ballot.weight();
        }
      }
    }
    Map<String, Long> sums = new LinkedHashMap<>();
    votes.forEach((option, sum) -> sums.put(option, sum[0]));
    return new Sums(sums, blank);
  }

  /**
   * @param votes weight by option, in the order of the ballot
   * @param blank ballots without a mark
   */
  record Sums(Map<String, Long> votes, long blank) {
    long of(String option) {
      return votes.getOrDefault(option, 0L);
    }
  }

  boolean quorate(Contest contest) {
    return size >= contest.quorum();
  }
}
