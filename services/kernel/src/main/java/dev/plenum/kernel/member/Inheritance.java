package dev.plenum.kernel.member;

import dev.plenum.kernel.ledger.Batch;
import dev.plenum.kernel.ledger.Chain;
import dev.plenum.kernel.ledger.CommitOutcome;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.LedgerStore;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.peer.Memory;
import dev.plenum.kernel.peer.PeerMessage.Recall;
import dev.plenum.kernel.peer.PeerMessage.Recalled;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.shard.ShardConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a leader inherits, before it reigns: the database's ledger, and what that lost. A majority
 * is asked what came after the head; what is missing is appended again, the same entries with the
 * same epochs, so that the same root follows and every receipt still verifies.
 */
final class Inheritance {
  private static final Logger log = LoggerFactory.getLogger(Inheritance.class);

  /** Beyond a majority, the others are waited for so long: who restarted remembers nothing. */
  private static final Duration COURTESY = Duration.ofMillis(300);

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);

  private final ShardConfig config;
  private final LedgerStore store;
  private final Recalls recalls;
  private final PeerTable peers;
  private final Recollection recollection;
  private final History<?, ?, ?> history;
  private final Replica<?, ?, ?> replica;
  private final String self;

  /** Nobody can reign from here now; the reason is in the message. */
  static final class NotNowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotNowException(String message) {
      super(message);
    }
  }

  Inheritance(
      ShardConfig config,
      LedgerStore store,
      Recalls recalls,
      PeerTable peers,
      Recollection recollection,
      History<?, ?, ?> history,
      Replica<?, ?, ?> replica,
      String self) {
    this.config = config;
    this.store = store;
    this.recalls = recalls;
    this.peers = peers;
    this.recollection = recollection;
    this.history = history;
    this.replica = replica;
    this.self = self;
  }

  /**
   * Brings the database to where a majority knows it should be.
   *
   * @param head as this node's epoch was taken
   * @return how many entries were appended again
   */
  int claim(Head head) throws InterruptedException {
    recollection.promise(head.epoch());
    Map<String, Recalled> answers = ask(new Recall(head.epoch(), head.seq(), true));
    Map<String, Memory> memories = new HashMap<>();
    answers.forEach((node, answer) -> memories.put(node, answer.memory()));
    requireFewContradict(head, answers);
    memories.put(self, recollection.memory());
    LostTail lost = LostTail.of(head, memories.values());
    if (lost.nothing(head)) {
      return 0;
    }
    List<Entry> tail = collect(head, lost, memories);
    append(head, lost, tail);
    log.warn(
        "entries {} to {} of {} were committed or may have been, and are not in the database: they"
            + " are appended again",
        head.seq() + 1,
        lost.target(),
        config.shard());
    return tail.size();
  }

  /**
   * An entry that was forged together with its root is found by who folded the true one. Who has
   * not must not lead from there. Beyond the database's head it is this node that is wrong.
   */
  private void requireFewContradict(Head head, Map<String, Recalled> answers) {
    List<Position> contradicting = contradicting(answers);
    if (contradicting.size() <= peers.all().size() / 2) {
      return;
    }
    Position first = Collections.min(contradicting, Comparator.comparingLong(Position::seq));
    if (first.seq() <= head.seq()) {
      history.foreignTo(first);
    } else {
      history.replicaIsWrong(first);
    }
    throw new NotNowException("most others folded another history than this node");
  }

  private List<Position> contradicting(Map<String, Recalled> answers) {
    return answers.values().stream()
        .map(answer -> answer.memory().folded())
        .filter(replica::contradicts)
        .toList();
  }

  private Map<String, Recalled> ask(Recall recall) throws InterruptedException {
    int others = peers.all().size() / 2;
    Map<String, Recalled> answers =
        recalls.askAll(
            recall,
            // Looked at anew each time: who hands over is gone a moment later.
            told -> told.keySet().containsAll(peers.reachable()) && suffices(recall, told),
            COURTESY);
    if (answers.size() < others) {
      throw new NotNowException(
          "%d of %d peers that are needed said what they know".formatted(answers.size(), others));
    }
    return answers;
  }

  /** Whether the others need not be waited for: a majority knows of earlier reigns, and agrees. */
  private boolean suffices(Recall recall, Map<String, Recalled> told) {
    int all = peers.all().size();
    return told.size() == all - 1
        || (remembering(recall, told) > all / 2 && contradicting(told).isEmpty());
  }

  /** How many know anything of earlier reigns, if there were any: who restarted does not yet. */
  private long remembering(Recall recall, Map<String, Recalled> told) {
    return Stream.concat(
            Stream.of(recollection.memory()), told.values().stream().map(Recalled::memory))
        .filter(memory -> recall.epoch() == 1 || memory.begun() > 0)
        .count();
  }

  private List<Entry> collect(Head head, LostTail lost, Map<String, Memory> memories)
      throws InterruptedException {
    List<Entry> tail = new ArrayList<>();
    long at = head.seq();
    while (at < lost.target()) {
      List<Entry> more = next(head, lost, memories, at);
      if (more.isEmpty()) {
        history.lostForGood(at + 1, lost.target());
        throw new NotNowException("entries %d to %d are lost".formatted(at + 1, lost.target()));
      }
      tail.addAll(more);
      at = more.getLast().seq();
    }
    return tail;
  }

  private List<Entry> next(Head head, LostTail lost, Map<String, Memory> memories, long at)
      throws InterruptedException {
    List<Entry> mine = cut(recollection.entriesAfter(at), lost.usable(memories, self, head));
    if (!mine.isEmpty()) {
      return mine;
    }
    for (String node : memories.keySet()) {
      long usable = lost.usable(memories, node, head);
      if (!node.equals(self) && usable > at) {
        Recalled answer =
            recalls
                .ask(node, new Recall(head.epoch(), at, false), ANSWER_LIMIT)
                .orElseThrow(() -> new NotNowException(node + " does not say what it has"));
        List<Entry> theirs = cut(answer.entries(), usable);
        if (!theirs.isEmpty()) {
          return theirs;
        }
      }
    }
    return List.of();
  }

  private static List<Entry> cut(List<Entry> entries, long usable) {
    return entries.stream().takeWhile(entry -> entry.seq() <= usable).toList();
  }

  /** Nothing of it is written before all of it is known to continue the database's own history. */
  private void append(Head head, LostTail lost, List<Entry> tail) {
    MerkleFrontier frontier =
        replica
            .frontierAt(head.seq())
            .filter(then -> Arrays.equals(then.root(), head.root()))
            .orElseThrow(() -> new NotNowException("this node does not continue " + head));
    Chain chain = new Chain(config.shard());
    List<Batch> batches = new ArrayList<>();
    Position after = head.position();
    for (int from = 0; from < tail.size(); from += config.maxBatch()) {
      List<Entry> part = tail.subList(from, Math.min(tail.size(), from + config.maxBatch()));
      requireCommonHistory(frontier, chain, part, lost.committed());
      var batch = new Batch(config.shard(), head.epoch(), self, after, part, frontier.root());
      batches.add(batch);
      after = new Position(batch.lastSeq(), batch.root());
    }
    batches.forEach(this::commit);
  }

  private static void requireCommonHistory(
      MerkleFrontier frontier, Chain chain, List<Entry> part, Position committed) {
    for (Entry entry : part) {
      chain.extend(frontier, List.of(entry));
      if (entry.seq() == committed.seq() && !Arrays.equals(frontier.root(), committed.root())) {
        throw new NotNowException("the nodes do not agree on what was committed at " + committed);
      }
    }
  }

  private void commit(Batch batch) {
    // A crash here leaves a part of the tail appended; who leads next appends the rest.
    CommitOutcome outcome = store.commit(batch);
    if (outcome != CommitOutcome.Committed) {
      throw new NotNowException("appending again up to %d: %s".formatted(batch.lastSeq(), outcome));
    }
  }
}
