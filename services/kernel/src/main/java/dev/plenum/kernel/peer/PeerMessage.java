package dev.plenum.kernel.peer;

import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.machine.Rejection;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.refusal.Refusal;
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
   * The leader asks its peers to remember what it refused, before anybody is told of it.
   *
   * @param oldest number of the first refusal of this reign that still counts
   * @param first number of the first that is here; the others follow it
   */
  record Refused(long epoch, long oldest, long first, List<Remembered> refusals)
      implements PeerMessage {
    public long last() {
      return first + refusals.size() - 1;
    }
  }

  /** A peer remembers every refusal of that epoch up to this number. */
  record Remembers(long epoch, long upTo) implements PeerMessage {}

  /**
   * Whoever took an epoch asks what its peers know beyond the database's head. Who hears it takes
   * nothing of an earlier epoch any more.
   *
   * @param refusals whether it also asks what they remember to have been refused
   */
  record Recall(long epoch, long after, boolean refusals) implements PeerMessage {}

  /**
   * The answer: as much as fits in one message, contiguous; the leader asks on where it ends.
   *
   * @param epoch of the leader that asked
   * @param after what it asked
   * @param entries from {@code after + 1} on; empty where it does not have that one
   * @param refusals that still count; none where it was not asked for them
   */
  record Recalled(
      long epoch, long after, Memory memory, List<Entry> entries, List<Remembered> refusals)
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

  /**
   * A refusal on its way from one node's memory to another's.
   *
   * @param age of the refusal when it was sent
   */
  record Remembered(UUID commandId, String actor, Rejection rejection, Duration age) {
    public static Remembered of(Refusal refusal, long nowNanos) {
      return new Remembered(
          refusal.key().commandId(),
          refusal.key().actor(),
          refusal.rejection(),
          Duration.ofNanos(nowNanos - refusal.sinceNanos()));
    }

    public Refusal at(long nowNanos) {
      return new Refusal(new Refusal.Key(commandId, actor), rejection, nowNanos - age.toNanos());
    }
  }
}
