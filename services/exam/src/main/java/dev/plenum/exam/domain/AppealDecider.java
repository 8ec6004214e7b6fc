package dev.plenum.exam.domain;

import dev.plenum.exam.domain.ConductCommand.DecideAppeal;
import dev.plenum.exam.domain.ConductCommand.FileAppeal;
import dev.plenum.exam.domain.ConductEvent.AppealDecided;
import dev.plenum.exam.domain.ConductEvent.AppealFiled;
import dev.plenum.exam.domain.ConductEvent.LateAnswerCounted;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.LateAnswer;
import dev.plenum.exam.domain.attempt.Ordering;
import dev.plenum.exam.domain.conduct.Appeal;
import dev.plenum.exam.domain.conduct.AppealSubject;
import dev.plenum.exam.domain.conduct.Strike;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.paper.Paper;
import dev.plenum.kernel.machine.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What students object to, and what comes of it. */
final class AppealDecider {
  private static final int MOST = 20;

  private AppealDecider() {}

  static Decision<ExamEvent> file(Exam exam, FileAppeal file, Instant now) {
    if (!Check.text(file.text())) {
      return Reason.TextInvalid.refuse(Reason.TextInvalid.sentence(), "text");
    }
    return Check.withAttempt(exam, file.student(), attempt -> file(exam, file, attempt, now));
  }

  private static Decision<ExamEvent> file(
      Exam exam, FileAppeal file, Attempt attempt, Instant now) {
    var appeals = attempt.conduct().appeals();
    if (appeals.size() >= MOST) {
      return Reason.TooManyAppeals.refuse();
    }
    if (!exists(exam, file.student(), attempt, file.subject())) {
      return Reason.NothingToAppeal.refuse(Reason.NothingToAppeal.sentence(), "subject");
    }
    boolean pending =
        appeals.exists(appeal ->
            appeal.state() == Appeal.State.OPEN && appeal.subject().equals(file.subject()));
    return pending
        ? Reason.AppealPending.refuse()
        : Decision.accepted(
            new AppealFiled(file.student(), appeals.size() + 1, file.subject(), file.text(), now));
  }

  private static boolean exists(Exam exam, String student, Attempt attempt, AppealSubject subject) {
    return switch (subject) {
      case AppealSubject.OfStrike(int number) -> {
        Strike strike = attempt.conduct().strike(number);
        yield strike != null && strike.stands();
      }
      case AppealSubject.OfLateAnswer(String item) -> {
        LateAnswer late = attempt.late().getOrElse(item, null);
        yield late != null && late.countedSeq() == 0;
      }
      case AppealSubject.OfItem(String item) -> hasItem(exam, student, item);
    };
  }

  private static boolean hasItem(Exam exam, String student, String item) {
    Paper paper = exam.papers().paper();
    ExamPlan plan = exam.plan();
    return paper != null && plan != null && Ordering.index(paper, plan, student, item) >= 0;
  }

  static Decision<ExamEvent> decide(Exam exam, DecideAppeal decide, Instant now) {
    ExamPlan plan = exam.plan();
    if (plan == null) {
      return Reason.NotConfigured.refuse();
    }
    if (!Check.text(decide.reason())) {
      return Reason.TextInvalid.refuse(Reason.TextInvalid.sentence(), "reason");
    }
    return Check.withAttempt(
        exam, decide.student(), attempt -> decide(exam, plan, decide, attempt, now));
  }

  private static Decision<ExamEvent> decide(
      Exam exam, ExamPlan plan, DecideAppeal decide, Attempt attempt, Instant now) {
    Appeal appeal = attempt.conduct().appeal(decide.appeal());
    if (appeal == null) {
      return Reason.UnknownAppeal.refuse();
    }
    if (appeal.state() != Appeal.State.OPEN) {
      return Reason.AlreadyDecided.refuse();
    }
    if (decide.verdict() == Appeal.State.OPEN) {
      return Reason.VerdictInvalid.refuse(Reason.VerdictInvalid.sentence(), "verdict");
    }
    List<ExamEvent> events = new ArrayList<>();
    events.add(
        new AppealDecided(decide.student(), decide.appeal(), decide.verdict(), decide.reason()));
    if (decide.verdict() == Appeal.State.UPHELD) {
      events.addAll(remedy(exam, plan, decide, appeal.subject(), attempt, now));
    }
    return Decision.accepted(events);
  }

  /** What an upheld appeal changes by itself; an item's marks are for the markers to change. */
  private static List<ExamEvent> remedy(
      Exam exam,
      ExamPlan plan,
      DecideAppeal decide,
      AppealSubject subject,
      Attempt attempt,
      Instant now) {
    return switch (subject) {
      case AppealSubject.OfStrike(int number) -> {
        Strike strike = attempt.conduct().strike(number);
        yield strike == null || !strike.stands()
            ? List.of()
            : Strikes.dismiss(exam, plan, decide.student(), attempt, number, decide.reason(), now);
      }
      case AppealSubject.OfLateAnswer(String item) ->
          List.of(new LateAnswerCounted(decide.student(), item));
      case AppealSubject.OfItem _ -> List.of();
    };
  }
}
