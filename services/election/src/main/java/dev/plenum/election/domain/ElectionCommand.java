package dev.plenum.election.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of an election. Who may ask is the adapters' question. */
public sealed interface ElectionCommand {

  /** The resource as it now reads. */
  record ConfigureElection(Manifest manifest) implements ElectionCommand {}

  /** The next chunk of the roll file that {@code digest} names; chunk 0 starts an import. */
  record ImportRollChunk(String digest, int chunk, List<RollVoter> voters)
      implements ElectionCommand {
    public ImportRollChunk {
      voters = List.copyOf(voters);
    }
  }

  /** Puts an import in force if all of it is there. */
  record SealRoll(String digest, int chunks, int size) implements ElectionCommand {}

  /**
   * Puts somebody on the roll who asks for it, with one vote.
   *
   * @param voter pseudonym
   */
  record RegisterVoter(String voter) implements ElectionCommand {}

  /**
   * A voter's ballot.
   *
   * @param voter pseudonym
   * @param beacon time of the signed beacon that came with it, already verified; null for none
   */
  record CastBallot(String voter, List<Marks> marks, @Nullable Instant beacon)
      implements ElectionCommand {
    public CastBallot {
      marks = List.copyOf(marks);
    }
  }

  /**
   * Starts the voting.
   *
   * @param scheduled the announced time, where the clock asks and not a person
   */
  record OpenElection(@Nullable Instant scheduled) implements ElectionCommand {}

  record PauseElection() implements ElectionCommand {}

  record ResumeElection() implements ElectionCommand {}

  /**
   * Ends the voting.
   *
   * @param scheduled the announced time, where the clock asks and not a person
   */
  record CloseElection(@Nullable Instant scheduled) implements ElectionCommand {}

  record SetClosingTime(Instant closesAt) implements ElectionCommand {}

  /** Counts the box, releasing the key that decides ties by lot. */
  record CountBallots(String lotKey) implements ElectionCommand {}

  record PublishResults() implements ElectionCommand {}
}
