package dev.plenum.election.count;

import dev.plenum.election.domain.BallotBox;
import dev.plenum.election.domain.Manifest;
import dev.plenum.election.domain.Tally;

/** Counts a box: every contest by its own rule. Reads the box and never the roll's names. */
public final class Count {
  private Count() {}

  public static Tally of(Manifest manifest, BallotBox box, long rollWeight, String lotKey) {
    Papers papers =
        new Papers(box.ballots().values(), box.size(), box.weight(), rollWeight, lotKey);
    return new Tally(
        manifest.contests().stream()
            .map(contest -> CountingMethod.of(contest.method()).count(contest, papers))
            .toList(),
        box.size(),
        box.weight(),
        lotKey);
  }
}
