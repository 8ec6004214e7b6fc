package dev.plenum.kernel.peer;

/**
 * A node's word on its state: in version {@code stateVersion}, with the entries up to {@code seq}
 * folded, it has the hash {@code hex}. Two such words are compared only if they speak of the same
 * version at the same place.
 *
 * @param stateVersion of the machine
 * @param seq 0 if none was taken yet
 */
public record StateDigest(int stateVersion, long seq, String hex) {

  /** Of the states of before there were versions. */
  public static final int FIRST_VERSION = 1;

  /** Of a node that has not taken one. */
  public static StateDigest none(int stateVersion) {
    return new StateDigest(stateVersion, 0, "");
  }

  /** Whether the two must be equal. */
  public boolean comparesWith(StateDigest other) {
    return seq > 0 && seq == other.seq && stateVersion == other.stateVersion;
  }
}
