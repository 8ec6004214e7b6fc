package dev.plenum.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.LateAnswer;
import dev.plenum.exam.domain.attempt.SavedAnswer;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.shard.Receipt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

  /** The answer to an act that has no other. */
  public record Act(ReceiptView receipt) {}

  /**
   * The answer to an answer.
   *
   * @param verdict {@code onTime} or {@code late}
   * @param lateMillis how late; null where it was not
   */
  public record Saved(ReceiptView receipt, String verdict, @Nullable Long lateMillis) {

    /** The verdict on the answer that the entry of the receipt is about. */
    public static Saved of(Receipt receipt, Exam exam, String student, String item) {
      Attempt attempt = exam.attempt(student);
      LateAnswer late = attempt == null ? null : attempt.late().getOrElse(item, null);
      SavedAnswer saved = attempt == null ? null : attempt.answers().getOrElse(item, null);
      boolean isLate =
          late != null
              && (late.seq() == receipt.seq() || saved == null || saved.seq() < receipt.seq());
      return new Saved(
          ReceiptView.of(receipt),
          isLate ? "late" : "onTime",
          isLate && late != null ? late.lateMillis() : null);
    }
  }
}
