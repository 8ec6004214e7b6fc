package dev.plenum.election.domain;

import dev.plenum.election.domain.ElectionCommand.CastBallot;
import dev.plenum.election.domain.ElectionEvent.BallotCast;
import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.Stamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a ballot counts. Runs once for every ballot cast, so it allocates next to nothing. */
final class BallotDecider {
  private BallotDecider() {}

  static Decision<ElectionEvent> decide(Election election, CastBallot cast, Stamp stamp) {
    Manifest manifest = election.manifest();
    if (manifest == null) {
      return Reason.NotConfigured.refuse();
    }
    Reason untimely = DeadlineRules.refusal(election, manifest, cast.beacon(), stamp.receivedAt());
    if (untimely != null) {
      return untimely.refuse();
    }
    Long weight = election.roll().weightOf(cast.voter());
    if (weight == null) {
      return Reason.NotOnRoll.refuse();
    }
    Reason repeated = repeated(manifest.revote(), election.box().of(cast.voter()));
    if (repeated != null) {
      return repeated.refuse();
    }
    Decision<ElectionEvent> invalid = invalid(manifest, cast.marks());
    return invalid != null
        ? invalid
        : Decision.accepted(new BallotCast(cast.voter(), cast.marks(), weight));
  }

  private static @Nullable Reason repeated(Revote revote, @Nullable Ballot before) {
    if (before == null) {
      return null;
    }
    return switch (revote.policy()) {
      case FIRST -> Reason.AlreadyVoted;
      case LAST -> before.casts() >= revote.max() ? Reason.TooManyRevotes : null;
    };
  }

  private static @Nullable Decision<ElectionEvent> invalid(Manifest manifest, List<Marks> marks) {
    for (int i = 0; i < marks.size(); i++) {
      Marks mark = marks.get(i);
      Contest contest = manifest.contest(mark.contest());
      if (contest == null) {
        return Reason.UnknownContest.refuse(
            "There is no contest \"" + mark.contest() + "\" in this election.", "choices");
      }
      for (int j = 0; j < i; j++) {
        if (marks.get(j).contest().equals(mark.contest())) {
          return refuse(Reason.RepeatedContest, contest);
        }
      }
      Decision<ElectionEvent> wrong = invalid(contest, mark.options());
      if (wrong != null) {
        return wrong;
      }
    }
    return missing(manifest, marks);
  }

  private static @Nullable Decision<ElectionEvent> invalid(Contest contest, List<String> options) {
    if (options.size() > contest.max()) {
      return Reason.TooManyChoices.refuse(
          "At most " + contest.max() + " may be marked here; there are " + options.size() + ".",
          field(contest));
    }
    if (options.size() < contest.min()) {
      return tooFew(contest, options.size());
    }
    for (int i = 0; i < options.size(); i++) {
      String option = options.get(i);
      if (!contest.offers(option)) {
        return Reason.UnknownChoice.refuse(
            "There is no option \"" + option + "\" in this contest.", field(contest));
      }
      if (options.indexOf(option) != i) {
        return refuse(Reason.RepeatedChoice, contest);
      }
    }
    return null;
  }

  /** A contest that is left out was left blank, which its minimum may forbid. */
  private static @Nullable Decision<ElectionEvent> missing(Manifest manifest, List<Marks> marks) {
    for (Contest contest : manifest.contests()) {
      if (contest.min() > 0 && !mentions(marks, contest.id())) {
        return tooFew(contest, 0);
      }
    }
    return null;
  }

  private static boolean mentions(List<Marks> marks, String contest) {
    for (Marks mark : marks) {
      if (mark.contest().equals(contest)) {
        return true;
      }
    }
    return false;
  }

  private static Decision<ElectionEvent> tooFew(Contest contest, int found) {
    return Reason.TooFewChoices.refuse(
        "At least " + contest.min() + " must be marked here; there are " + found + ".",
        field(contest));
  }

  private static Decision<ElectionEvent> refuse(Reason reason, Contest contest) {
    return reason.refuse(reason.sentence(), field(contest));
  }

  private static String field(Contest contest) {
    return "choices." + contest.id();
  }
}
