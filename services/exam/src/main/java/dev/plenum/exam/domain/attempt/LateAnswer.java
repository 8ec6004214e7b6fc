package dev.plenum.exam.domain.attempt;

import dev.plenum.exam.paper.Answer;

/**
 * An answer that came too late to count: evidence for an appeal.
 *
 * @param lateMillis how long after its end
 * @param times how often this item was answered late; only the last answer is kept
 * @param countedSeq ledger position of the appeal that made it count after all; 0 where none did
 */
public record LateAnswer(
    Answer answer,
    long receivedMillis,
    long lateMillis,
    Cause cause,
    long seq,
    int times,
    long countedSeq) {

  /** Most late answers to one item; beyond them nothing is recorded any more. */
  public static final int MOST = 5;

  /** What was over. */
  public enum Cause {
    EXAM_OVER,
    ITEM_OVER,
    HANDED_IN,
    TERMINATED
  }

  public LateAnswer counted(long appealSeq) {
    return new LateAnswer(answer, receivedMillis, lateMillis, cause, seq, times, appealSeq);
  }
}
