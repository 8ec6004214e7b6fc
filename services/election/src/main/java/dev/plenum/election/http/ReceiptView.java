package dev.plenum.election.http;

import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.clock.LamportTime;
import dev.plenum.kernel.shard.Receipt;
import java.util.UUID;

/** A receipt as the API writes it. */
public record ReceiptView(
    String shard, long seq, long epoch, String time, UUID commandId, String leaf) {

  public static ReceiptView of(Receipt receipt) {
    return new ReceiptView(
        receipt.shard(),
        receipt.seq(),
        receipt.epoch(),
        Iso.time(receipt.time().instant()),
        receipt.commandId(),
        receipt.leaf());
  }

  /** The answer to an act of the admin or the tally officer. */
  public record Act(ReceiptView receipt) {}

  /**
   * The answer to a ballot.
   *
   * @param lamport the voter's Lamport time from now on
   */
  public record Cast(ReceiptView receipt, String tracker, long lamport) {
    public static Cast of(Receipt receipt, long claimed) {
      return new Cast(
          ReceiptView.of(receipt),
          Tracker.of(receipt.leaf()),
          LamportTime.after(claimed, receipt.seq()));
    }
  }
}
