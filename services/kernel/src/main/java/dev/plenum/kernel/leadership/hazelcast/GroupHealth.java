package dev.plenum.kernel.leadership.hazelcast;

import java.time.Duration;

/**
 * Decides what a node does about a consensus group that does not answer it. A group that lost its
 * majority never answers again, and neither does one whose members lost each other while every one
 * of them is well. Pure: what is seen and the time come in.
 *
 * <ul>
 *   <li>Where the group answers most of the others, this node is the one that was lost (it slept,
 *       say, and was expelled meanwhile): it joins anew, and the others notice nothing.
 *   <li>A group that is silent for all is replaced soon where all nodes are here, and after a while
 *       by those that are, if they are more than half (less could be one side of a cut network) and
 *       at least three, which is Hazelcast's least.
 *   <li>A group of fewer than there could be is replaced by a whole one when all nodes are here for
 *       a while, because Hazelcast never lets a group outgrow its founders.
 * </ul>
 *
 * @param silentSinceNanos since when the group does not answer; 0 while it does
 * @param wholeSinceNanos since when all nodes are here; 0 while they are not
 */
record GroupHealth(long silentSinceNanos, long wholeSinceNanos) {
  /** Who wakes reads first what the others said while it slept; what they say now comes after. */
  private static final long WAKING_NANOS = Duration.ofSeconds(2).toNanos();

  private static final long STRAGGLERS_NANOS = Duration.ofSeconds(20).toNanos();
  private static final long SETTLED_NANOS = Duration.ofSeconds(10).toNanos();

  private static final int LEAST = 3;

  static final GroupHealth NEW = new GroupHealth(0, 0);

  /** What is to be done. */
  sealed interface Remedy {
    record None() implements Remedy {}

    record JoinAnew() implements Remedy {}

    /** A new generation, of so many members. */
    record Found(int members) implements Remedy {}
  }

  private static final Remedy NONE = new Remedy.None();

  /**
   * What this node sees.
   *
   * @param answers whether the group answered this node lately
   * @param answersOthers whether it answers more than half of all nodes, without this one
   * @param alive nodes that are here
   * @param all nodes of the resource, an odd number
   * @param members founders of the group in force
   */
  record Sight(boolean answers, boolean answersOthers, int alive, int all, int members) {}

  GroupHealth next(Sight sight, long now) {
    return new GroupHealth(
        sight.answers() ? 0 : since(silentSinceNanos, now),
        sight.alive() == sight.all() ? since(wholeSinceNanos, now) : 0);
  }

  private static long since(long before, long now) {
    return before == 0 ? now : before;
  }

  Remedy remedy(Sight sight, long now) {
    if (sight.answers()) {
      boolean settled = wholeSinceNanos != 0 && now - wholeSinceNanos > SETTLED_NANOS;
      return settled && sight.members() < sight.all() ? new Remedy.Found(sight.all()) : NONE;
    }
    long silent = now - silentSinceNanos;
    if (silent <= WAKING_NANOS) {
      return NONE;
    }
    if (sight.answersOthers()) {
      return new Remedy.JoinAnew();
    }
    if (sight.alive() == sight.all()) {
      return new Remedy.Found(sight.all());
    }
    boolean enough = sight.alive() > sight.all() / 2 && sight.alive() >= LEAST;
    return enough && silent > STRAGGLERS_NANOS ? new Remedy.Found(odd(sight.alive())) : NONE;
  }

  /** An even group bears no more losses than one of a member less. */
  private static int odd(int alive) {
    return alive % 2 == 1 ? alive : alive - 1;
  }
}
