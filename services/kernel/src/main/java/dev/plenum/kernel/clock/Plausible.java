package dev.plenum.kernel.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a node makes of clocks that do not agree. No single clock decides anything: neither this
 * node's, nor that of who sent a command, nor the leader's.
 */
public final class Plausible {
  /** How far a node's clock may be from the others' before it is taken for wrong. */
  public static final Duration APART = Duration.ofSeconds(1);

  /** The longest that a node may keep a command before it tells whoever sent it to ask again. */
  public static final Duration LONGEST_KEPT = Duration.ofSeconds(10);

  /** How far beyond what is known an entry's time may be: two clocks that are just not wrong. */
  private static final Duration AHEAD = APART.multipliedBy(2);

  /** How old an entry's time may be when it is prepared: the same, and what the way may take. */
  private static final Duration BEHIND = APART.multipliedBy(4);

  private Plausible() {}

  /** How far another node's clock is from ours, and how wrong that may be: half the round trip. */
  public record Offset(double millis, double errorMillis) {
    boolean surelyApart() {
      return Math.abs(millis) - errorMillis > APART.toMillis();
    }
  }

  /**
   * Whether this node's clock is not to be believed: those that agree with it, itself included, are
   * no more than half of the living nodes. Of two that differ neither can tell who is right.
   *
   * @param others offsets of the other nodes that are alive
   */
  public static boolean wrong(List<Offset> others) {
    long apart = others.stream().filter(Offset::surelyApart).count();
    long living = others.size() + 1L;
    return apart > 0 && 2 * (living - apart) <= living;
  }

  /**
   * When a command came, as far as its leader believes another node's stamp: not after it was here,
   * and not longer ago than a node keeps a command.
   *
   * @param stamped when the node says that it received it
   * @param here the leader's time as it arrives
   * @param kept how long a node keeps a command at most
   */
  public static Instant receivedAt(Instant stamped, Instant here, Duration kept) {
    Instant earliest = here.minus(kept).minus(APART);
    if (stamped.isBefore(earliest)) {
      return earliest;
    }
    return stamped.isAfter(here.plus(APART)) ? here : stamped;
  }

  /**
   * When everything has come to its leader that a node received up to a deadline. Whoever decides
   * by that deadline when all is in waits until then: a node keeps a command for a while, and its
   * clock may be late while the clock of who asks is early.
   */
  public static Instant arrived(Instant deadline) {
    return deadline.plus(LONGEST_KEPT).plus(APART).plus(APART);
  }

  /** What time it is here at least: a wall clock that is slow is no older than what is folded. */
  public static Instant here(Instant wall, HybridTime folded) {
    Instant known = Instant.ofEpochMilli(folded.millis());
    return wall.isAfter(known) ? wall : known;
  }

  /**
   * Whether an entry's time runs ahead of what this node can believe. A history that is ahead
   * already may go on from there.
   *
   * @param known time of the last entry that is folded here
   */
  public static boolean runsAhead(HybridTime entry, HybridTime known, long wallMillis) {
    return entry.millis() > Math.max(wallMillis, known.millis()) + AHEAD.toMillis();
  }

  /**
   * Whether an entry that was just decided is older than this node can believe: its leader's clock
   * is slow, and takes what comes too late.
   */
  public static boolean lagsBehind(HybridTime entry, long wallMillis) {
    return entry.millis() < wallMillis - BEHIND.toMillis();
  }
}
