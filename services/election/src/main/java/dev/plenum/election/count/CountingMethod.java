package dev.plenum.election.count;

import dev.plenum.election.domain.Contest;
import dev.plenum.election.domain.Method;
import dev.plenum.election.domain.Tally.ContestResult;

/** A counting rule: pure, exact, and independent of the order of the ballots. */
public sealed interface CountingMethod permits MostMarks, YesNo {

  ContestResult count(Contest contest, Papers papers);

  /** The rule that a contest declares. */
  static CountingMethod of(Method method) {
    return switch (method) {
      // They differ in how many options a voter may mark, not in how marks are added up.
      case PLURALITY, APPROVAL -> new MostMarks();
      case YESNO -> new YesNo();
    };
  }
}
