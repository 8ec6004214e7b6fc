package dev.plenum.election.domain;

import io.vavr.collection.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * The ballots that count, one a pseudonym. The count reads nothing else.
 *
 * @param weight of all ballots together
 */
public record BallotBox(HashMap<String, Ballot> ballots, long weight) {
  public static final BallotBox EMPTY = new BallotBox(HashMap.empty(), 0);

  public @Nullable Ballot of(String voter) {
    return ballots.getOrElse(voter, null);
  }

  public int size() {
    return ballots.size();
  }

  /** Adds a ballot in place of {@code replaced}, the one that is there now. */
  BallotBox with(String voter, Ballot ballot, @Nullable Ballot replaced) {
    long before = replaced == null ? 0 : replaced.weight();
    return new BallotBox(ballots.put(voter, ballot), weight - before + ballot.weight());
  }
}
