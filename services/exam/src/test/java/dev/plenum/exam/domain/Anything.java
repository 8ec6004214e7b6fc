package dev.plenum.exam.domain;

import dev.plenum.exam.domain.attempt.HandInMode;
import dev.plenum.exam.domain.conduct.Appeal;
import dev.plenum.exam.domain.conduct.AppealSubject;
import dev.plenum.exam.domain.conduct.Strike;
import dev.plenum.exam.domain.plan.IncidentKind;
import dev.plenum.exam.domain.sheet.Token;
import dev.plenum.exam.paper.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Any command at all, sensible or not. */
final class Anything {
  private final Random random;

  Anything(Random random) {
    this.random = random;
  }

  ExamCommand command() {
    return switch (random.nextInt(6)) {
      case 0, 1, 2 -> attempt();
      case 3 -> conduct();
      case 4 -> random.nextInt(8) == 0 ? lifecycle() : staff();
      default -> random.nextBoolean() ? sheet() : grade();
    };
  }

  private ExamCommand attempt() {
    return switch (random.nextInt(10)) {
      case 0, 1 -> new AttemptCommand.BeginAttempt(student(), device());
      case 2 -> new AttemptCommand.AdvanceItem(student(), item());
      case 3 -> random.nextInt(6) == 0 ? handIn() : new AttemptCommand.HandInExpired(students());
      default ->
          new AttemptCommand.SaveAnswer(
              student(), item(), answer(), random.nextBoolean(), extreme(), device());
    };
  }

  private ExamCommand handIn() {
    return new AttemptCommand.HandIn(student(), device(), pick(HandInMode.values()));
  }

  private ExamCommand conduct() {
    return switch (random.nextInt(8)) {
      case 0 -> new ConductCommand.FlagStudent(student(), text());
      case 1 -> new ConductCommand.AcknowledgeStrike(student(), number());
      case 2 ->
          new ConductCommand.ReviewStrike(student(), number(), pick(Strike.State.values()), text());
      case 3 -> new ConductCommand.FileAppeal(student(), subject(), text());
      case 4 ->
          new ConductCommand.DecideAppeal(student(), number(), pick(Appeal.State.values()), text());
      default ->
          new ConductCommand.ReportIncident(
              student(), pick(IncidentKind.values()), extreme(), millis(), device(), text());
    };
  }

  private ExamCommand staff() {
    return switch (random.nextInt(7)) {
      case 0 -> new ConductCommand.WarnStudent(student(), text());
      case 1 -> new ConductCommand.SendMessage(random.nextBoolean() ? null : student(), text());
      case 2 -> new ConductCommand.PauseAttempt(student());
      case 3 -> new ConductCommand.ResumeAttempt(student());
      case 4 -> new ConductCommand.GrantExtraTime(student(), number());
      case 5 -> new ConductCommand.TerminateAttempt(student(), text());
      default -> new ConductCommand.ReinstateAttempt(student(), text());
    };
  }

  private ExamCommand lifecycle() {
    return switch (random.nextInt(7)) {
      case 0 -> new SetupCommand.OpenExam(random.nextBoolean() ? null : extreme());
      case 1 -> new SetupCommand.CloseExam(random.nextInt(4) == 0 ? null : extreme());
      case 2 -> new SetupCommand.ExtendExam(duration(), null);
      case 3 -> new SetupCommand.ExtendExam(null, extreme());
      case 4 -> new SetupCommand.PublishResults();
      case 5 -> new SetupCommand.WithdrawResults(text());
      default -> new ConductCommand.HoldDrill(number());
    };
  }

  private ExamCommand grade() {
    return switch (random.nextInt(5)) {
      case 0 -> new GradeCommand.GradeAttempts(number(), students());
      case 1 -> new GradeCommand.ReplaceKey(item(), Plans.single(choice()), text());
      case 2 -> new GradeCommand.ClaimItem(item());
      case 3 -> new GradeCommand.ReleaseItem(item());
      default ->
          new GradeCommand.MarkAnswer(
              student(), item(), number(), text(), random.nextBoolean() ? null : token());
    };
  }

  private ExamCommand sheet() {
    return switch (random.nextInt(10)) {
      case 0 -> new SheetCommand.RequestSheet();
      case 1 -> new SheetCommand.LeaveSheetLine();
      case 2 -> new SheetCommand.GrantSheet(token(), pick("ada", "ben", ""));
      case 3 -> new SheetCommand.RenewSheet(token());
      case 4 -> new SheetCommand.ReleaseSheet(token());
      case 5 -> new SheetCommand.BreakSheet(text());
      case 6 -> new SheetCommand.ExpireSheet(token());
      case 7 -> new SheetCommand.StageMarks(token(), "file", random.nextInt(2), rows());
      case 8 -> new SheetCommand.EnterStaged(token(), number(), "file", 1, 1);
      default -> new SheetCommand.EnterMarks(token(), number(), rows());
    };
  }

  private List<SheetCommand.MarkRow> rows() {
    return List.of(
        new SheetCommand.MarkRow(
            student(), random.nextBoolean() ? item() : null, number(), text()));
  }

  String actor() {
    return pick("ada", "ben", "cem");
  }

  private String student() {
    return pick("s0", "s1", "s2", "s0", "s1", "s2", "nobody", "");
  }

  private List<String> students() {
    return List.of(student(), student());
  }

  private String item() {
    return pick("q1", "q2", "q3", "q1", "q2", "q3", "q9", "");
  }

  private String choice() {
    return pick("a", "b", "c", "z");
  }

  private String device() {
    return pick("laptop", "phone", "laptop", "phone", "x".repeat(101), " ");
  }

  private Answer answer() {
    return switch (random.nextInt(6)) {
      case 0 -> new Answer.Truth(random.nextBoolean());
      case 1 -> new Answer.Text(text());
      case 2 -> new Answer.Blank();
      default -> new Answer.Chosen(List.of(choice()));
    };
  }

  private AppealSubject subject() {
    return switch (random.nextInt(3)) {
      case 0 -> new AppealSubject.OfStrike(number());
      case 1 -> new AppealSubject.OfItem(item());
      default -> new AppealSubject.OfLateAnswer(item());
    };
  }

  private Token token() {
    return new Token(random.nextInt(2), random.nextInt(6));
  }

  private int number() {
    return random.nextInt(20) == 0
        ? pick(Integer.MIN_VALUE, Integer.MAX_VALUE)
        : random.nextInt(5) - 1;
  }

  private long millis() {
    return random.nextInt(20) == 0 ? pick(Long.MIN_VALUE, Long.MAX_VALUE) : random.nextInt(4_000);
  }

  private @Nullable Duration duration() {
    return pick(
        Duration.ofMinutes(5),
        Duration.ofMinutes(-5),
        Duration.ZERO,
        Duration.ofSeconds(Long.MAX_VALUE),
        Duration.ofSeconds(Long.MIN_VALUE));
  }

  private Instant extreme() {
    return random.nextInt(10) == 0
        ? pick(Instant.MIN, Instant.MAX)
        : Scenario.T0.plusMillis(random.nextInt(1_500_000));
  }

  private String text() {
    return pick("because", "because", "because", "", "y".repeat(2001));
  }

  @SafeVarargs
  private <T> T pick(T... options) {
    return options[random.nextInt(options.length)];
  }
}
