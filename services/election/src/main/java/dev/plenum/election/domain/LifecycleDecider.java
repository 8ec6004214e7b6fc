package dev.plenum.election.domain;

import dev.plenum.election.count.Count;
import dev.plenum.election.domain.ElectionCommand.CloseElection;
import dev.plenum.election.domain.ElectionCommand.CountBallots;
import dev.plenum.election.domain.ElectionCommand.OpenElection;
import dev.plenum.election.domain.ElectionCommand.SetClosingTime;
import dev.plenum.election.domain.ElectionEvent.BallotsCounted;
import dev.plenum.election.domain.ElectionEvent.ClosingTimeSet;
import dev.plenum.election.domain.ElectionEvent.ElectionClosed;
import dev.plenum.election.domain.ElectionEvent.ElectionOpened;
import dev.plenum.election.domain.ElectionEvent.ElectionPaused;
import dev.plenum.election.domain.ElectionEvent.ElectionResumed;
import dev.plenum.election.domain.ElectionEvent.ResultsPublished;
import dev.plenum.kernel.machine.Decision;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The steps from draft to publication. */
final class LifecycleDecider {
  private LifecycleDecider() {}

  static Decision<ElectionEvent> open(Election election, OpenElection open, Instant now) {
    Manifest manifest = election.manifest();
    if (manifest == null) {
      return Reason.NotConfigured.refuse();
    }
    if (election.phase() != Phase.DRAFT) {
      return Reason.AlreadyOpen.refuse();
    }
    if (!election.roll().sealed()) {
      return Reason.RollMissing.refuse();
    }
    Instant scheduled = open.scheduled();
    if (scheduled != null && !scheduled.equals(manifest.opensAt())) {
      return Reason.NotDue.refuse();
    }
    Instant at = scheduled == null ? now : scheduled;
    Instant closesAt = closesAt(election.timer(), manifest, at);
    return closesAt != null && !closesAt.isAfter(now)
        ? Reason.ClosingTimePast.refuse()
        : Decision.accepted(new ElectionOpened(at, closesAt));
  }

  static @Nullable Instant closesAt(Timer timer, Manifest manifest, Instant openedAt) {
    if (timer.closesAt() != null) {
      return timer.closesAt();
    }
    Duration after = manifest.closesAfter();
    return after != null ? openedAt.plus(after) : manifest.closesAt();
  }

  static Decision<ElectionEvent> pause(Election election, Instant now) {
    return switch (election.phase()) {
      case OPEN -> Decision.accepted(new ElectionPaused(now));
      case PAUSED -> Reason.Paused.refuse("Voting is paused already.", "");
      case DRAFT, CLOSED, TALLIED, PUBLISHED -> Reason.NotRunning.refuse();
    };
  }

  static Decision<ElectionEvent> resume(Election election, Instant now) {
    return election.phase() == Phase.PAUSED
        ? Decision.accepted(new ElectionResumed(now))
        : Reason.NotPaused.refuse();
  }

  static Decision<ElectionEvent> close(Election election, CloseElection close, Instant now) {
    if (!election.phase().running()) {
      return Reason.NotRunning.refuse();
    }
    Instant announced = election.timer().closesAt();
    Instant scheduled = close.scheduled();
    if (scheduled != null && !scheduled.equals(announced)) {
      return Reason.NotDue.refuse();
    }
    // Whoever stops by hand after the announced time does not move that time.
    Instant at = announced != null && now.isAfter(announced) ? announced : now;
    return Decision.accepted(new ElectionClosed(scheduled == null ? at : scheduled));
  }

  static Decision<ElectionEvent> setClosingTime(
      Election election, SetClosingTime set, Instant now) {
    if (election.manifest() == null) {
      return Reason.NotConfigured.refuse();
    }
    if (election.phase().begun() && !election.phase().running()) {
      return Reason.NotRunning.refuse();
    }
    Reason refusal = DeadlineRules.refusal(election.timer(), election.phase(), set.closesAt(), now);
    return refusal != null
        ? refusal.refuse(refusal.sentence(), "closesAt")
        : Decision.accepted(new ClosingTimeSet(set.closesAt()));
  }

  static Decision<ElectionEvent> count(Election election, CountBallots count, Instant now) {
    Manifest manifest = election.manifest();
    Instant close = election.timer().closedAt();
    if (manifest == null || close == null) {
      return Reason.NotClosed.refuse();
    }
    if (election.phase() == Phase.PUBLISHED) {
      return Reason.AlreadyPublished.refuse();
    }
    if (now.isBefore(DeadlineRules.settled(manifest, close))) {
      return Reason.StillReceiving.refuse();
    }
    if (!LotKey.matches(manifest.lotCommitment(), count.lotKey())) {
      return Reason.WrongLotKey.refuse();
    }
    Tally tally = Count.of(manifest, election.box(), election.roll().weight(), count.lotKey());
    return Decision.accepted(new BallotsCounted(tally, now));
  }

  static Decision<ElectionEvent> publish(Election election, Instant now) {
    return switch (election.phase()) {
      case TALLIED -> Decision.accepted(new ResultsPublished(now));
      case PUBLISHED -> Reason.AlreadyPublished.refuse();
      case DRAFT, OPEN, PAUSED, CLOSED -> Reason.NotTallied.refuse();
    };
  }
}
