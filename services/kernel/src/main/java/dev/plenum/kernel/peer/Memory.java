package dev.plenum.kernel.peer;

import dev.plenum.kernel.ledger.Position;

/**
 * What a node knows of the end of a history.
 *
 * @param folded up to where it knows the history to be committed
 * @param begun the latest epoch whose reign it has confirmed or heard of
 * @param heldEpoch in which the last entries beyond {@code folded} were prepared; 0 if it holds
 *     none
 * @param heldTo the last entry that it has, committed or prepared
 * @param heldInstance which start of the database it knew when it took those
 */
public record Memory(
    Position folded, long begun, long heldEpoch, long heldTo, String heldInstance) {

  /**
   * The last entry that this node may vouch for. What was prepared in an epoch that another reign
   * followed was refused or decided anew since.
   *
   * @param lastReign the latest epoch that reigned, as far as anybody knows
   * @param instance of the database now; the same one as then has lost nothing that was prepared
   */
  public long vouchesTo(long lastReign, String instance) {
    boolean alive = heldEpoch == lastReign && !heldInstance.equals(instance);
    return alive ? Math.max(heldTo, folded.seq()) : folded.seq();
  }
}
