package dev.plenum.election.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the ledger records of an election. No names, addresses or codes, ever. */
public sealed interface ElectionEvent {

  record ElectionConfigured(Manifest manifest) implements ElectionEvent {}

  record RollChunkImported(String digest, int chunk, List<RollVoter> voters)
      implements ElectionEvent {
    public RollChunkImported {
      voters = List.copyOf(voters);
    }
  }

  record RollSealed(String digest) implements ElectionEvent {}

  record VoterRegistered(String voter) implements ElectionEvent {}

  record BallotCast(String voter, List<Marks> marks, long weight) implements ElectionEvent {
    public BallotCast {
      marks = List.copyOf(marks);
    }
  }

  record ElectionOpened(Instant at, @Nullable Instant closesAt) implements ElectionEvent {}

  record ElectionPaused(Instant at) implements ElectionEvent {}

  record ElectionResumed(Instant at) implements ElectionEvent {}

  record ClosingTimeSet(Instant closesAt) implements ElectionEvent {}

  record ElectionClosed(Instant at) implements ElectionEvent {}

  record BallotsCounted(Tally tally, Instant at) implements ElectionEvent {}

  record ResultsPublished(Instant at) implements ElectionEvent {}
}
