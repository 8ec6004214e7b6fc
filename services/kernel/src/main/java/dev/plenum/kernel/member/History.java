package dev.plenum.kernel.member;

import dev.plenum.kernel.ledger.Chain;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.LedgerStore;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.ledger.StoreException;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.shard.HistoryFinding;
import dev.plenum.kernel.shard.HistoryVerdict;
import dev.plenum.kernel.shard.Obstacle;
import dev.plenum.kernel.work.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares this node's history with the database's, by root, and folds from the database what leads
 * from the one to the other. Nothing is folded before it is known where it leads.
 */
final class History<S, C, E> {
  private static final Logger log = LoggerFactory.getLogger(History.class);
  private static final int PAGE = 4_096;

  /** Pages that are remembered between checking and folding; more are read twice. */
  private static final int PAGES_KEPT = 4;

  private final String shard;
  private final Replica<S, C, E> replica;
  private final LedgerStore store;
  private final Roles<?> roles;
  private final Lock lock;
  private volatile HistoryFinding finding = HistoryFinding.UNKNOWN;

  /** A page of entries and the root that they lead to. */
  @SuppressWarnings("ArrayRecordComponent") // internal carrier
  private record Section(@Nullable List<Entry> entries, long first, int count, byte[] root) {}

  History(Work work, String shard, Replica<S, C, E> replica, LedgerStore store, Roles<?> roles) {
    this.lock = work.lock();
    this.roles = roles;
    this.shard = shard;
    this.replica = replica;
    this.store = store;
  }

  HistoryFinding finding() {
    return finding;
  }

  /**
   * Reads the database's head, compares, and folds.
   *
   * @param committed how far of a head everything is known to be committed by who may write
   * @throws StoreException if the database does not answer
   */
  Head follow(Function<Head, Position> committed) {
    lock.lock();
    try {
      // In this order: whatever is folded now was committed before the question.
      Position mine = replica.position();
      Head head = store.head(shard);
      Position limit = committed.apply(head);
      if (finding.verdict() != HistoryVerdict.ForeignEntries) { // it folds what agrees
        found(compare(mine, head.position(), limit));
      }
      return head;
    } finally {
      lock.unlock();
    }
  }

  private HistoryFinding compare(Position mine, Position head, Position committed) {
    if (head.seq() < mine.seq()) {
      return backwards(mine, head);
    }
    if (head.seq() == mine.seq()) {
      return head.equals(mine) ? HistoryFinding.AGREES : differs(mine, head);
    }
    try {
      return foldTo(committed) ? HistoryFinding.AGREES : differs(mine, head);
    } catch (Chain.BrokenException e) {
      return new HistoryFinding(
          HistoryVerdict.EntryDamaged, "In the database " + e.getMessage(), e.seq(), e.seq());
    } catch (Replica.CannotFoldException e) {
      return cannotFold(e);
    }
  }

  private HistoryFinding backwards(Position mine, Position head) {
    Optional<MerkleFrontier> then = replica.frontierAt(head.seq());
    if (then.isEmpty()) {
      return lost(head.seq() + 1, mine.seq());
    }
    return Arrays.equals(then.get().root(), head.root())
        ? new HistoryFinding(
            HistoryVerdict.DatabaseShort,
            "The database went back from entry %d to %d; this node has what is missing"
                .formatted(mine.seq(), head.seq()),
            head.seq() + 1,
            mine.seq())
        : differs(mine, head);
  }

  private static HistoryFinding lost(long from, long to) {
    return new HistoryFinding(
        HistoryVerdict.HistoryLost,
        "The database lost the entries %d to %d, and the nodes do not hold all of them any more"
            .formatted(from, to),
        from,
        to);
  }

  private static HistoryFinding differs(Position mine, Position head) {
    return new HistoryFinding(
        HistoryVerdict.DatabaseDiffers,
        "This node stands at %s, the database at %s, and neither continues the other"
            .formatted(mine, head),
        Math.min(mine.seq(), head.seq()),
        Math.max(mine.seq(), head.seq()));
  }

  private HistoryFinding cannotFold(Replica.CannotFoldException e) {
    if (finding.verdict() != HistoryVerdict.CannotFold) {
      log.error("{} of {}", e.getMessage(), shard, e);
    }
    return new HistoryFinding(
        HistoryVerdict.CannotFold,
        "Entry %d cannot be folded by this version; the log has the reason".formatted(e.seq()),
        e.seq(),
        e.seq());
  }

  /** This node reigns, and somebody else wrote in its epoch. */
  void foreign(long from, long to) {
    found(
        new HistoryFinding(
            HistoryVerdict.ForeignEntries,
            "The entries %d to %d were written into the database in an epoch whose leader did not"
                    .formatted(from, to)
                + " write them",
            from,
            to));
  }

  /** A peer that reigned found entries that it did not write: they are foreign here as well. */
  void foreignSays(String peer) {
    if (finding.verdict() != HistoryVerdict.ForeignEntries) {
      long after = replica.view().seq() + 1;
      found(
          new HistoryFinding(
              HistoryVerdict.ForeignEntries,
              peer + " found entries in the database that nobody wrote who may; nothing is folded",
              after,
              after));
    }
  }

  /** Most others folded something else than the database has by now, and this node from it. */
  void foreignTo(Position others) {
    found(
        new HistoryFinding(
            HistoryVerdict.ForeignEntries,
            "The database has another history than most other nodes, which stand at " + others,
            others.seq(),
            others.seq()));
  }

  /** Most others folded something else than this node, where the database has nothing any more. */
  void replicaIsWrong(Position others) {
    if (roles.meet(Obstacle.WrongReplica, true)) {
      log.error(
          "most nodes stand at {} and this one, with another history, at {}: its replica is thrown"
              + " away",
          others,
          replica.position());
    }
  }

  /** What was acknowledged is held by nobody any more. */
  void lostForGood(long from, long to) {
    found(lost(from, to));
  }

  /**
   * What is foreign stays foreign, until a person decided: nothing that is found later hides it.
   */
  private synchronized void found(HistoryFinding next) {
    if (finding.verdict() == HistoryVerdict.ForeignEntries) {
      return;
    }
    boolean news = next.verdict() != finding.verdict();
    finding = next;
    roles.meet(Obstacle.History, !next.verdict().mayLead());
    if (news && next.verdict() == HistoryVerdict.Agrees) {
      log.info("this node's history of {} agrees with the database's", shard);
    } else if (news) {
      log.error("{} of {}: {}", next.verdict(), shard, next.sentence());
    }
  }

  /** Folds up to a position if what the database has leads there; nothing otherwise. */
  private boolean foldTo(Position target) {
    MerkleFrontier frontier = replica.frontier();
    List<Section> sections = checked(frontier, target.seq());
    if (!sections.isEmpty() && !Arrays.equals(frontier.root(), target.root())) {
      return false;
    }
    for (Section section : sections) {
      List<Entry> entries =
          section.entries() == null
              ? store.read(shard, section.first(), section.count())
              : section.entries();
      if (!replica.foldIfRootIs(entries, section.root())) {
        return false;
      }
    }
    return true;
  }

  private List<Section> checked(MerkleFrontier frontier, long to) {
    Chain chain = new Chain(shard);
    List<Section> sections = new ArrayList<>();
    while (frontier.size() < to) {
      long first = frontier.size() + 1;
      List<Entry> page = store.read(shard, first, (int) Math.min(PAGE, to - first + 1));
      if (page.isEmpty()) {
        throw Chain.missing(first);
      }
      chain.extend(frontier, page);
      boolean keep = sections.size() < PAGES_KEPT;
      sections.add(new Section(keep ? page : null, first, page.size(), frontier.root()));
    }
    return sections;
  }
}
