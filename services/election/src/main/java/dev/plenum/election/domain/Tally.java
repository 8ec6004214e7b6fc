package dev.plenum.election.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished count.
 *
 * @param lotKey the released key that lots were drawn from
 */
public record Tally(List<ContestResult> contests, int ballots, long weight, String lotKey) {
  public Tally {
    contests = List.copyOf(contests);
  }

  /**
   * The decision of one contest.
   *
   * @param options votes by option, in the order of the ballot
   * @param winners who is elected, most votes first; for yes/no the side that prevails
   * @param tied who shares the last seat where people must decide
   * @param blank ballots without a mark in this contest
   * @param ballots all ballots
   * @param weight of all ballots
   * @param quorum ballots needed; null where the contest asks for none
   */
  public record ContestResult(
      String id,
      List<OptionVotes> options,
      List<String> winners,
      List<String> tied,
      Outcome outcome,
      long blank,
      int ballots,
      long weight,
      @Nullable Integer quorum) {
    public ContestResult {
      options = List.copyOf(options);
      winners = List.copyOf(winners);
      tied = List.copyOf(tied);
    }
  }

  /** An option and the weight of the ballots that mark it. */
  public record OptionVotes(String id, long votes) {}

  /** How a contest ended. */
  public enum Outcome {
    ELECTED,
    PASSED,
    FAILED,
    TIED
  }
}
