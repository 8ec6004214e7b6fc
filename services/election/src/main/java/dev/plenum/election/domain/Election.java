package dev.plenum.election.domain;

import org.jspecify.annotations.Nullable;

/**
 * The state of an election: the roll and the box apart from each other from the first day.
 *
 * @param manifest null until the resource has been read
 * @param tally null until counted; nobody sees it before it is published
 */
public record Election(
    Phase phase,
    @Nullable Manifest manifest,
    Timer timer,
    Roll roll,
    BallotBox box,
    @Nullable Tally tally) {

  public static final Election INITIAL =
      new Election(Phase.DRAFT, null, Timer.UNSET, Roll.EMPTY, BallotBox.EMPTY, null);

  Election with(Manifest next) {
    return new Election(phase, next, timer, roll, box, tally);
  }

  Election with(Roll next) {
    return new Election(phase, manifest, timer, next, box, tally);
  }

  Election with(BallotBox next) {
    return new Election(phase, manifest, timer, roll, next, tally);
  }

  Election with(Timer next) {
    return new Election(phase, manifest, next, roll, box, tally);
  }

  Election in(Phase next, Timer at) {
    return new Election(next, manifest, at, roll, box, tally);
  }

  Election counted(Tally next, Timer at) {
    return new Election(Phase.TALLIED, manifest, at, roll, box, next);
  }
}
