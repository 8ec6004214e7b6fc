package dev.plenum.kernel.peer;

import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.shard.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What nodes tell each other. */
public sealed interface PeerMessage {

  /** A heartbeat, sent four times a second to everybody. */
  record Ping(long sentMillis, NodeStatus status) implements PeerMessage {}

  /** The answer, with the times of RFC 5905's on-wire protocol: offset and round trip follow. */
  record Pong(long pingSentMillis, long receivedMillis, long sentMillis, NodeStatus status)
      implements PeerMessage {}

  /**
   * The leader asks its peers to hold a batch. A later batch from the same place replaces it.
   *
   * @param instance start of the database in which the reign took its epoch: the same one later on
   *     has lost nothing of what was committed to it
   */
  @SuppressWarnings("ArrayRecordComponent") // carrier
  record Prepare(long epoch, String instance, List<Entry> entries, byte[] root)
      implements PeerMessage {
    public long firstSeq() {
      return entries.getFirst().seq();
    }

    public long lastSeq() {
      return entries.getLast().seq();
    }
  }

  /**
   * A peer holds everything of that epoch up to {@code lastSeq}, or refuses it because it knows a
   * higher epoch.
   */
  record Prepared(long epoch, long lastSeq, boolean held) implements PeerMessage {}

  /**
   * A reign begins from here. Nothing may be answered in it before a majority has confirmed this,
   * by {@link Prepared}: what was prepared in earlier epochs, and is not in the ledger, is dead
   * then.
   */
  record Begin(long epoch, Position from) implements PeerMessage {}

  /** The ledger stands at {@code seq} with that root. */
  @SuppressWarnings("ArrayRecordComponent") // carrier
  record Committed(long epoch, long seq, byte[] root) implements PeerMessage {}

  /**
   * Whoever took an epoch asks what its peers know beyond the database's head. Who hears it takes
   * nothing of an earlier epoch any more.
   */
  record Recall(long epoch, long after) implements PeerMessage {}

  /**
   * The answer: as much as fits in one message, contiguous; the leader asks on where it ends.
   *
   * @param epoch of the leader that asked
   * @param after what it asked
   * @param entries from {@code after + 1} on; empty where it does not have that one
   */
  record Recalled(long epoch, long after, Memory memory, List<Entry> entries)
      implements PeerMessage {}

  /** Commands on their way to the leader. */
  record Submit(List<Envelope> commands) implements PeerMessage {}

  /** Commands that a busy node asks a less busy one to bring to the leader for it. */
  record HandOn(List<Envelope> commands) implements PeerMessage {}

  /** Answers on their way back. */
  record Answers(List<Answer> answers) implements PeerMessage {}

  /** Places in the line, on their way back. */
  record Places(List<Place> places) implements PeerMessage {}

  /**
   * A command with its stamp; the command is JSON.
   *
   * @param content what it is compared by when its id comes again
   * @param epoch of the only reign that may decide it
   */
  @SuppressWarnings("ArrayRecordComponent") // carrier
  record Envelope(Stamp stamp, byte[] command, Content content, long epoch) {}

  /**
   * What became of a command.
   *
   * @param epoch of the reign that answers; 0 where none does
   */
  record Answer(UUID commandId, Outcome outcome, long epoch) {}

  record Place(UUID commandId, int position, Duration estimate) {}
}
