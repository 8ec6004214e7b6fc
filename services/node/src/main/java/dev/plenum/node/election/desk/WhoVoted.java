package dev.plenum.node.election.desk;

import dev.plenum.election.domain.BallotBox;
import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.kernel.shard.Shard;
import jakarta.inject.Singleton;

/**
 * Who has voted, as the roll shows it. While people vote it moves by several at once: whoever
 * watches one mark appear, and the ledger grow by one ballot in the same moment, would know that
 * ballot once it is published.
 */
@Singleton
public final class WhoVoted {
  /** Fewest voters whose marks appear together, as ballots appear on the board. */
  static final int TOGETHER = 5;

  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private BallotBox shown = BallotBox.EMPTY;

  WhoVoted(Shard<Election, ElectionCommand, ElectionEvent> shard) {
    this.shard = shard;
  }

  /** The ballot box as it was when the last few voters were shown. */
  public synchronized BallotBox box() {
    Election election = shard.view().state();
    BallotBox now = election.box();
    if (!election.phase().running() || now.size() - shown.size() >= TOGETHER) {
      shown = now;
    }
    return shown;
  }
}
