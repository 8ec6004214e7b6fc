package dev.plenum.node.exam.desk;

import dev.plenum.exam.domain.AttemptCommand.SaveAnswer;
import dev.plenum.exam.domain.AttemptEvent;
import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.LateAnswer;
import dev.plenum.exam.domain.attempt.SavedAnswer;
import dev.plenum.kernel.Backend;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.shard.Receipt;
import dev.plenum.kernel.shard.Shard;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/** Takes answers in and says whether they count. */
@Singleton
public final class AnswerDesk {
  private final Students students;
  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final Backend<?, ?, ?> backend;
  private final MachineCodec<Exam, ExamCommand, ExamEvent> codec;

  AnswerDesk(
      Students students,
      Shard<Exam, ExamCommand, ExamEvent> shard,
      Backend<?, ?, ?> backend,
      MachineCodec<Exam, ExamCommand, ExamEvent> codec) {
    this.students = students;
    this.shard = shard;
    this.backend = backend;
    this.codec = codec;
  }

  /**
   * What became of an answer that was accepted.
   *
   * @param lateMillis by how much it was too late to count; negative where it counts
   */
  public record Kept(Receipt receipt, long lateMillis) {
    public boolean late() {
      return lateMillis >= 0;
    }
  }

  public CompletableFuture<Kept> save(Students.Sent sent, SaveAnswer answer) {
    return students
        .act(sent, answer)
        .thenApply(receipt -> new Kept(receipt, lateMillis(answer, receipt.seq())));
  }

  /** The ledger says which of the two it was; the replica usually still shows it. */
  private long lateMillis(SaveAnswer answer, long seq) {
    Attempt attempt = shard.view().state().attempt(answer.student());
    if (attempt != null) {
      SavedAnswer saved = attempt.answers().getOrElse(answer.item(), null);
      if (saved != null && saved.seq() == seq) {
        return -1;
      }
      LateAnswer late = attempt.late().getOrElse(answer.item(), null);
      if (late != null && late.seq() == seq) {
        return late.lateMillis();
      }
    }
    return backend.entries(seq, 1).stream()
        .flatMap(entry -> codec.events(entry.events()).stream())
        .mapToLong(
            event -> event instanceof AttemptEvent.LateAnswerKept kept ? kept.lateMillis() : -1)
        .max()
        .orElse(-1);
  }
}
