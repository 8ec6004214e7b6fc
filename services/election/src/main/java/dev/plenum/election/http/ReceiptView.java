package dev.plenum.election.http;

import dev.plenum.kernel.clock.Iso;
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

  /** The answer to a ballot. */
  public record Cast(ReceiptView receipt, String tracker, long lamport) {
    public static Cast of(Receipt receipt, long lamport) {
      return new Cast(
          ReceiptView.of(receipt),
          Tracker.of(receipt.leaf()),
          Math.max(lamport, receipt.seq()) + 1);
    }
  }
}
