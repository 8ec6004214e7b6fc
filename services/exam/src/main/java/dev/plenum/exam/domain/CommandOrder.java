package dev.plenum.exam.domain;

import dev.plenum.exam.domain.attempt.HandInMode;
import dev.plenum.kernel.machine.Stamped;
import java.util.Comparator;

/**
 * The order in which commands that wait together are decided: lower Lamport time first, ties by
 * roll number. The comparator knows no roster, so whoever submits for a student does it as {@link
 * #studentActor}, whose order as text is the order of roll numbers. What one student sent with one
 * Lamport time goes as it came, and a hand-in after it.
 *
 * <p>What the clock asks comes last (but for the opening, which comes first): a hand-in that was
 * received in time is not beaten by the server's merely because they were decided together.
 */
public final class CommandOrder {
  static final Comparator<Stamped<ExamCommand>> COMPARATOR =
      Comparator.<Stamped<ExamCommand>>comparingInt(c -> rank(c.command()))
          .thenComparingLong(c -> c.stamp().lamport())
          .thenComparing(c -> c.stamp().actor())
          .thenComparingInt(c -> automatic(c.command()))
          .thenComparing(c -> device(c.command()))
          .thenComparing(c -> c.stamp().receivedAt())
          .thenComparing(c -> c.stamp().commandId());

  private CommandOrder() {}

  /** What a student is called in stamps. */
  public static String studentActor(int rollOrder, String pseudonym) {
    return String.format(java.util.Locale.ROOT, "%07d:%s", rollOrder, pseudonym);
  }

  /** The pseudonym in an actor; whoever is no student is called the same in both. */
  public static String pseudonym(String actor) {
    return actor.length() > 8 && actor.charAt(7) == ':' ? actor.substring(8) : actor;
  }

  private static int rank(ExamCommand command) {
    return switch (command) {
      case SetupCommand.OpenExam open when open.scheduled() != null -> 0;
      case SetupCommand.CloseExam close when close.scheduled() != null -> 2;
      case AttemptCommand.HandInExpired _,
          ConductCommand.HoldDrill _,
          GradeCommand.GradeAttempts _,
          SheetCommand.ExpireSheet _ ->
          2;
      case AttemptCommand _, ConductCommand _, SetupCommand _, GradeCommand _, SheetCommand _ -> 1;
    };
  }

  /** Of one student's hand-ins with one Lamport time, the student's own comes first. */
  private static int automatic(ExamCommand command) {
    return command instanceof AttemptCommand.HandIn handIn && handIn.mode() != HandInMode.MANUAL
        ? 1
        : 0;
  }

  private static String device(ExamCommand command) {
    return command instanceof AttemptCommand.HandIn handIn ? handIn.device() : "";
  }
}
