package dev.plenum.kernel.member;

import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.peer.PeerMessage.Prepare;
import dev.plenum.kernel.peer.PeerMessage.Refused;
import dev.plenum.kernel.peer.PeerMessage.Remembered;
import dev.plenum.kernel.refusal.Refusal;
import dev.plenum.kernel.refusal.Refusals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What this node holds for its leaders. Batches that were prepared here and are not known to be
 * committed: kept until they are folded or a later reign made them void, because a database may
 * lose what a majority holds. And refusals, for as long as a copy of the command may still arrive.
 * Safe for use by several threads.
 */
final class Held {
  private static final int MOST = 64;

  private final TreeMap<Long, Prepare> batches = new TreeMap<>();
  private final Refusals refusals;
  private long begun;
  private String leader = "";

  /** Whoever took this epoch asked what is held here: nothing of an earlier one is taken since. */
  private long promised;

  /** Every refusal of the present reign up to this number is remembered. */
  private long refusedUpTo;

  private final WallClock clock;

  /**
   * Holds nothing yet.
   *
   * @param copiesLive how long what was refused is remembered
   */
  Held(WallClock clock, Duration copiesLive) {
    this.clock = clock;
    this.refusals = new Refusals(copiesLive);
  }

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
    if (epoch < Math.max(begun, promised) || (epoch == begun && !leader.equals(from))) {
      return false;
    }
    refusedUpTo = epoch == begun ? refusedUpTo : 0;
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

  /**
   * Remembers what the leader of the present reign refused.
   *
   * @return up to which number all are remembered; empty where another node leads
   */
  synchronized OptionalLong refused(String from, Refused refused) {
    if (!reigns(from, refused.epoch())) {
      return OptionalLong.empty();
    }
    // What came before the oldest does not count any more, whether it was remembered or not.
    boolean continued = refused.first() <= Math.max(refusedUpTo + 1, refused.oldest());
    if (continued) {
      learn(refused.refusals());
      refusedUpTo = Math.max(refusedUpTo, refused.last());
    }
    return OptionalLong.of(refusedUpTo);
  }

  /** Remembers what this node refuses itself as leader; false where another node leads. */
  synchronized boolean refusedHere(String self, Refused refused) {
    boolean leads = reigns(self, refused.epoch());
    if (leads) {
      learn(refused.refusals());
    }
    return leads;
  }

  private boolean reigns(String node, long epoch) {
    return epoch == begun && obeys(node, epoch);
  }

  /** Up to which number the refusals of that reign are remembered; empty where another leads. */
  synchronized OptionalLong remembers(String from, long epoch) {
    return reigns(from, epoch) ? OptionalLong.of(refusedUpTo) : OptionalLong.empty();
  }

  /** Remembers what others remember. */
  void learn(Collection<Remembered> others) {
    long now = clock.nanos();
    others.forEach(refusal -> refusals.add(refusal.at(now), now));
  }

  /** From now on nothing of an earlier reign is taken, so what is remembered of it is final. */
  synchronized List<Remembered> promise(long epoch) {
    promised = Math.max(promised, epoch);
    long now = clock.nanos();
    return refusals.all(now).stream().map(refusal -> Remembered.of(refusal, now)).toList();
  }

  List<Refusal> refusals() {
    return refusals.all(clock.nanos());
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
