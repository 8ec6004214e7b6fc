package dev.plenum.election.domain;

import dev.plenum.kernel.machine.Stamped;
import java.util.Comparator;

/**
 * The order in which commands that wait together are decided: lower Lamport time first, ties by
 * voter, and one voter's as they came.
 *
 * <p>The count comes last: a ballot that waits in line with it was received before it and is
 * counted, however long the line.
 */
final class CommandOrder {
  static final Comparator<Stamped<ElectionCommand>> COMPARATOR =
      Comparator.<Stamped<ElectionCommand>>comparingInt(c -> rank(c.command()))
          .thenComparingLong(c -> c.stamp().lamport())
          .thenComparing(c -> c.stamp().actor())
          .thenComparing(c -> c.stamp().receivedAt())
          .thenComparing(c -> c.stamp().commandId());

  private CommandOrder() {}

  private static int rank(ElectionCommand command) {
    return switch (command) {
      case ElectionCommand.CountBallots _ -> 1;
      case ElectionCommand.CastBallot _,
          ElectionCommand.ConfigureElection _,
          ElectionCommand.ImportRollChunk _,
          ElectionCommand.SealRoll _,
          ElectionCommand.RegisterVoter _,
          ElectionCommand.OpenElection _,
          ElectionCommand.PauseElection _,
          ElectionCommand.ResumeElection _,
          ElectionCommand.CloseElection _,
          ElectionCommand.SetClosingTime _,
          ElectionCommand.PublishResults _ ->
          0;
    };
  }
}
