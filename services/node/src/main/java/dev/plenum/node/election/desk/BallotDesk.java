package dev.plenum.node.election.desk;

import dev.plenum.election.domain.Ballot;
import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionCommand.CastBallot;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.domain.Marks;
import dev.plenum.election.http.ReceiptView;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.desk.Desk;
import dev.plenum.node.problem.Problem;
import dev.plenum.node.time.Beacons;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where ballots come in, by whichever protocol. */
@Singleton
public final class BallotDesk {
  private static final int MOST_MARKS = 10_000;

  private final Desk<ElectionCommand> desk;
  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final Beacons beacons;

  BallotDesk(
      Desk<ElectionCommand> desk,
      Shard<Election, ElectionCommand, ElectionEvent> shard,
      Beacons beacons) {
    this.desk = desk;
    this.shard = shard;
    this.beacons = beacons;
  }

  /** A ballot as it was sent. */
  public record Sent(UUID commandId, long lamport, @Nullable String beacon, List<Marks> marks) {}

  public CompletableFuture<ReceiptView.Cast> cast(
      String voter, Sent ballot, Consumer<Shard.Waiting> waiting) {
    checkForm(ballot);
    Beacons.Heard heard = heard(ballot.beacon());
    var command = new CastBallot(voter, ballot.marks(), heard == null ? null : heard.time());
    // The node that signed the beacon may know more of the ledger than this one does.
    long claimed = Math.max(ballot.lamport(), heard == null ? 0 : heard.lamportFloor());
    return desk.submit(desk.ofParticipant(ballot.commandId(), voter, claimed, command), waiting)
        .thenApply(receipt -> ReceiptView.Cast.of(receipt, ballot.lamport()));
  }

  /** What cannot be right in any election is refused before it travels. */
  private static void checkForm(Sent ballot) {
    Desk.requireLamport(ballot.lamport());
    if (ballot.marks().stream().mapToInt(mark -> mark.options().size()).sum() > MOST_MARKS) {
      throw Problem.malformed("There are too many choices.", "choices");
    }
  }

  private Beacons.@Nullable Heard heard(@Nullable String sent) {
    if (sent == null || sent.isEmpty()) {
      return null;
    }
    Beacons.Heard heard = beacons.verify(sent);
    if (heard == null) {
      throw new Problem(
          HttpStatus.UNPROCESSABLE_ENTITY,
          "BeaconInvalid",
          "The time that came with this ballot was not signed here. Get the time again.",
          "beacon",
          null);
    }
    return heard;
  }

  /** The receipt of the ballot that counts for this voter. */
  public CompletableFuture<ReceiptView.Cast> mine(String voter) {
    Ballot ballot = shard.view().state().box().of(voter);
    if (ballot == null) {
      throw new Problem(
          HttpStatus.NOT_FOUND, "NoBallot", "No ballot of yours has been counted so far.");
    }
    // A command that was accepted gives its first receipt again.
    var again = new CastBallot(voter, ballot.marks(), null);
    return desk.submit(desk.ofParticipant(ballot.commandId(), voter, 0, again))
        .thenApply(receipt -> ReceiptView.Cast.of(receipt, 0));
  }

  public boolean hasVoted(String voter) {
    return shard.view().state().box().of(voter) != null;
  }
}
