package dev.plenum.election.domain;

import dev.plenum.election.domain.ElectionEvent.BallotCast;
import dev.plenum.election.domain.ElectionEvent.ElectionConfigured;
import dev.plenum.election.domain.ElectionEvent.RollChunkImported;
import dev.plenum.kernel.machine.EntryContext;
import java.util.Objects;

/** What each recorded event changes. Total: what was decided always applies. */
final class Evolution {
  private Evolution() {}

  static Election evolve(Election election, ElectionEvent event, EntryContext context) {
    Timer timer = election.timer();
    return switch (event) {
      case BallotCast cast -> election.with(cast(election.box(), cast, context));
      case ElectionConfigured configured -> configured(election, configured.manifest());
      case RollChunkImported chunk -> election.with(chunk(election.roll(), chunk));
      case ElectionEvent.RollSealed sealed ->
          election.with(election.roll().seal(election.roll().arriving(sealed.digest())));
      case ElectionEvent.VoterRegistered registered ->
          election.with(election.roll().register(registered.voter()));
      case ElectionEvent.ElectionOpened opened ->
          election.in(Phase.OPEN, timer.opened(opened.at(), opened.closesAt()));
      case ElectionEvent.ElectionPaused paused ->
          election.in(Phase.PAUSED, timer.paused(paused.at()));
      case ElectionEvent.ElectionResumed resumed ->
          election.in(Phase.OPEN, timer.resumed(resumed.at()));
      case ElectionEvent.ClosingTimeSet set -> election.with(timer.closing(set.closesAt()));
      case ElectionEvent.ElectionClosed closed ->
          election.in(Phase.CLOSED, timer.closed(closed.at()));
      case ElectionEvent.BallotsCounted counted ->
          election.counted(counted.tally(), timer.tallied(counted.at()));
      case ElectionEvent.ResultsPublished published ->
          election.in(Phase.PUBLISHED, timer.published(published.at()));
    };
  }

  private static BallotBox cast(BallotBox box, BallotCast cast, EntryContext context) {
    Ballot before = box.of(cast.voter());
    int casts = before == null ? 1 : before.casts() + 1;
    return box.with(
        cast.voter(),
        new Ballot(cast.marks(), cast.weight(), context.seq(), context.commandId(), casts),
        before);
  }

  /** In draft, an edit of the closing time replaces one that the admin set before. */
  private static Election configured(Election election, Manifest manifest) {
    Manifest before = election.manifest();
    boolean moved =
        before != null
            && !(Objects.equals(before.closesAt(), manifest.closesAt())
                && Objects.equals(before.closesAfter(), manifest.closesAfter()));
    Election next = election.with(manifest);
    return moved && !election.phase().begun() ? next.with(Timer.UNSET) : next;
  }

  private static Roll chunk(Roll roll, RollChunkImported chunk) {
    Roll.Arriving onto =
        chunk.chunk() == 0 ? Roll.EMPTY.arriving(chunk.digest()) : roll.arriving(chunk.digest());
    return roll.arrived(onto.with(chunk.voters()));
  }
}
