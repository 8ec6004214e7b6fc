package dev.plenum.kernel.ledger;

/**
 * Where a shard's ledger stands in the store.
 *
 * @param epoch fencing token of the latest leader; only grows, unless the store goes back
 * @param leader node that took that epoch; empty before the first
 * @param position number and Merkle root of all that is committed
 * @param instance which start of the store answered: another one may have lost what was last
 *     written
 */
public record Head(long epoch, String leader, Position position, String instance) {

  public long seq() {
    return position.seq();
  }

  public byte[] root() {
    return position.root();
  }
}
