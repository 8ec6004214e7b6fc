package dev.plenum.election.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question on the ballot.
 *
 * @param seats how many are elected
 * @param min fewest marks on a valid ballot; 0 allows a blank one
 * @param max most marks on a valid ballot
 * @param pass for yes/no: the share that passes, plain majority where absent
 * @param quorum number of ballots without which nothing is decided; 0 for none
 */
public record Contest(
    String id,
    String text,
    Method method,
    int seats,
    int min,
    int max,
    @Nullable Pass pass,
    int quorum,
    Ties ties,
    List<ContestOption> options) {

  public static final String YES = "yes";
  public static final String NO = "no";
  public static final String ABSTAIN = "abstain";

  /** The options of every yes/no question, in the order in which they are shown. */
  public static final List<ContestOption> YES_NO =
      List.of(
          new ContestOption(YES, "Yes", null),
          new ContestOption(NO, "No", null),
          new ContestOption(ABSTAIN, "Abstain", null));

  public Contest {
    options = List.copyOf(options);
  }

  public boolean offers(String option) {
    for (ContestOption candidate : options) {
      if (candidate.id().equals(option)) {
        return true;
      }
    }
    return false;
  }
}
