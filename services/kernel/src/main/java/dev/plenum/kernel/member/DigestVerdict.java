package dev.plenum.kernel.member;

import java.util.Collection;
import java.util.Collections;

/** What follows from comparing the nodes' digests of one ledger position. */
enum DigestVerdict {
  /** All that are known are equal. */
  Agree,
  /** Others differ, and this node is with the majority: the others must stop. */
  OthersDiffer,
  /** A majority of all nodes agrees on something else: this node must stop. */
  ThisNodeDiffers,
  /** They differ and no majority tells who is right: a person must look. */
  Undecided;

  /**
   * Judges.
   *
   * @param others digests of the other nodes that have one for the position, of the same state
   *     version
   * @param nodes how many nodes there are in all
   */
  static DigestVerdict of(String mine, Collection<String> others, int nodes) {
    if (others.stream().allMatch(mine::equals)) {
      return Agree;
    }
    if (1 + Collections.frequency(others, mine) > nodes / 2) {
      return OthersDiffer;
    }
    boolean majorityElsewhere =
        others.stream().anyMatch(digest -> Collections.frequency(others, digest) > nodes / 2);
    return majorityElsewhere ? ThisNodeDiffers : Undecided;
  }
}
