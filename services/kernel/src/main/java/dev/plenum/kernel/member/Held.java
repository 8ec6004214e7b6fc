package dev.plenum.kernel.member;

import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.peer.PeerMessage.Prepare;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Batches that were prepared here and are not known to be committed. Kept until they are folded or
 * a later reign made them void, because a database may lose what a majority holds. Safe for use by
 * several threads.
 */
final class Held {
  private static final int MOST = 64;

  private final TreeMap<Long, Prepare> batches = new TreeMap<>();
  private long begun;
  private String leader = "";

  /** What became of a batch. */
  enum Taken {
    Held,
    /** Another node leads, in this epoch or a later one. */
    Refused,
    /** Something before it was missed: only who holds all may say so. */
    Gap
  }

  /** What is folded need not be held any more. */
  synchronized void forget(long folded) {
    batches.headMap(folded, true).values().removeIf(batch -> batch.lastSeq() <= folded);
  }

  /**
   * The entries beyond a place, contiguous, with the epoch in which the last was prepared and the
   * start of the database that it was meant for.
   */
  record Beyond(long epoch, List<Entry> entries, String instance) {}

  /**
   * Takes a batch of {@code from}, who leads in its epoch. Not before its reign is known to have
   * begun, and where: what was held of earlier ones would pass for its own.
   */
  synchronized Taken take(String from, Prepare batch, long folded) {
    if (batch.epoch() > begun) {
      return Taken.Gap;
    }
    if (!obeys(from, batch.epoch())) {
      return Taken.Refused;
    }
    // A leader that prepares anew from here has dropped whatever it prepared from here on before.
    batches.tailMap(batch.firstSeq(), true).clear();
    forget(folded);
    batches.put(batch.firstSeq(), batch);
    while (batches.size() > MOST) {
      batches.pollFirstEntry();
    }
    return holdsAllBefore(batch.firstSeq(), folded) ? Taken.Held : Taken.Gap;
  }

  /** One leader an epoch: of two that a database which went back gave the same one, the first. */
  private boolean obeys(String from, long epoch) {
    if (epoch < begun || (epoch == begun && !leader.equals(from))) {
      return false;
    }
    begun = epoch;
    leader = from;
    return true;
  }

  /** A reign begins after {@code seq}: what others prepared beyond is void. False if refused. */
  synchronized boolean begin(String from, long epoch, long seq) {
    boolean news = epoch > begun;
    if (!obeys(from, epoch)) {
      return false;
    }
    if (news) {
      batches.values().removeIf(batch -> batch.lastSeq() > seq);
    }
    return true;
  }

  private boolean holdsAllBefore(long seq, long folded) {
    long next = folded + 1;
    for (Prepare batch : batches.headMap(seq, false).values()) {
      if (batch.firstSeq() > next) {
        return false;
      }
      next = Math.max(next, batch.lastSeq() + 1);
    }
    return seq <= next;
  }

  /** The latest epoch whose reign this node knows of. */
  synchronized long begun() {
    return begun;
  }

  synchronized Beyond beyond(long folded) {
    List<Entry> entries = new ArrayList<>();
    long epoch = 0;
    String instance = "";
    for (Prepare batch : batches.values()) {
      long next = folded + entries.size() + 1;
      if (batch.firstSeq() > next) {
        break;
      }
      if (batch.lastSeq() >= next) {
        int skipped = (int) (next - batch.firstSeq());
        entries.addAll(batch.entries().subList(skipped, batch.entries().size()));
        epoch = batch.epoch();
        instance = batch.instance();
      }
    }
    return new Beyond(epoch, entries, instance);
  }
}
