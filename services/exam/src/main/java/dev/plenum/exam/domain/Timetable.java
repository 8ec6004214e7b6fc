package dev.plenum.exam.domain;

import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.sheet.Grant;
import dev.plenum.kernel.clock.Plausible;
import dev.plenum.kernel.machine.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the passing of time makes due. Asked several times a second, so it looks at indexes and
 * never at every attempt. Every key names one occasion for ever.
 */
final class Timetable {
  /** Most attempts that one command hands in. */
  static final int EXPIRED_CHUNK = 200;

  /** Most chunks at one tick; the rest has its turn at the next. */
  private static final int CHUNKS = 20;

  private Timetable() {}

  static List<Due<ExamCommand>> due(Exam exam, Instant now) {
    ExamPlan plan = exam.plan();
    if (plan == null) {
      return List.of();
    }
    List<Due<ExamCommand>> due = new ArrayList<>();
    switch (exam.phase()) {
      case DRAFT -> {}
      case READY -> open(plan, now, due);
      case OPEN -> {
        handIns(exam, plan, now, due);
        drill(exam, plan, now, due);
        close(exam, now, due);
      }
      case CLOSED -> {
        handIns(exam, plan, now, due);
        grading(exam, plan, now, due);
        sheet(exam, now, due);
      }
      case GRADED, PUBLISHED -> {
        grading(exam, plan, now, due);
        sheet(exam, now, due);
        publish(exam, plan, now, due);
      }
    }
    return due;
  }

  private static void open(ExamPlan plan, Instant now, List<Due<ExamCommand>> due) {
    Instant opensAt = plan.schedule().opensAt();
    if (opensAt != null && !now.isBefore(opensAt)) {
      due.add(new Due<>("open/" + opensAt.toEpochMilli(), new SetupCommand.OpenExam(opensAt)));
    }
  }

  private static void close(Exam exam, Instant now, List<Due<ExamCommand>> due) {
    Instant lastEnd = exam.times().lastEnd();
    if (exam.attempts().paused() == 0 && lastEnd != null && !now.isBefore(lastEnd)) {
      due.add(new Due<>("close/" + lastEnd.toEpochMilli(), new SetupCommand.CloseExam(lastEnd)));
    }
  }

  private static void handIns(Exam exam, ExamPlan plan, Instant now, List<Due<ExamCommand>> due) {
    long before = now.toEpochMilli() - plan.grace().toMillis();
    List<String> over = exam.attempts().endedBefore(before, CHUNKS * EXPIRED_CHUNK);
    for (List<String> chunk : chunks(over, EXPIRED_CHUNK)) {
      // An attempt is handed in once, so its entry in the index names the occasion.
      Attempt first = exam.attempt(chunk.getFirst());
      long end = first == null ? 0 : first.endsAt().toEpochMilli();
      due.add(
          new Due<>(
              "handIn/" + end + "/" + chunk.getFirst(), new AttemptCommand.HandInExpired(chunk)));
    }
  }

  private static void drill(Exam exam, ExamPlan plan, Instant now, List<Due<ExamCommand>> due) {
    Instant openedAt = exam.times().openedAt();
    if (openedAt == null || !plan.rehearsal()) {
      return;
    }
    long minute = Duration.between(openedAt, now).toMinutes();
    if (minute > exam.drillMinute()) {
      due.add(new Due<>("drill/" + minute, new ConductCommand.HoldDrill(minute)));
    }
  }

  private static void grading(Exam exam, ExamPlan plan, Instant now, List<Due<ExamCommand>> due) {
    boolean unfinished = exam.phase() == Phase.CLOSED || !exam.grades().done();
    if (!unfinished || !GradeDecider.settled(exam, plan, now)) {
      return;
    }
    int version = exam.grades().keyVersion();
    List<String> pending =
        exam.grades().pending().iterator().take(CHUNKS * GradeCommand.CHUNK).toJavaList();
    if (pending.isEmpty()) {
      due.add(new Due<>("grade/nobody", new GradeCommand.GradeAttempts(version, List.of())));
    }
    for (List<String> chunk : chunks(pending, GradeCommand.CHUNK)) {
      // The attempt's last change is in the key: an answer that counts later is graded again.
      Attempt first = exam.attempt(chunk.getFirst());
      long changed = first == null ? 0 : first.seq();
      due.add(
          new Due<>(
              "grade/" + version + "/" + changed + "/" + chunk.getFirst(),
              new GradeCommand.GradeAttempts(version, chunk)));
    }
  }

  private static void sheet(Exam exam, Instant now, List<Due<ExamCommand>> due) {
    Grant grant = exam.sheet().grant();
    if (grant != null && !grant.aliveAt(now)) {
      due.add(
          new Due<>(
              "sheet/" + grant.token().after() + "/" + grant.token().fence(),
              new SheetCommand.ExpireSheet(grant.token())));
    }
  }

  /**
   * Only once it would be accepted; else the same refusal would come a few times a second. And not
   * before every answer in time has arrived: what is published is a copy, and would lack it.
   */
  private static void publish(Exam exam, ExamPlan plan, Instant now, List<Due<ExamCommand>> due) {
    Instant closedAt = exam.times().closedAt();
    if (closedAt == null || now.isBefore(Plausible.arrived(closedAt.plus(plan.grace())))) {
      return;
    }
    Instant at = plan.publishing().at();
    boolean ready =
        exam.phase() == Phase.GRADED && exam.grades().done() && exam.sheet().grant() == null;
    if (at != null && !now.isBefore(at) && ready && ScoreSheet.waiting(exam) == 0) {
      due.add(new Due<>("publish/" + at.toEpochMilli(), new SetupCommand.PublishResults()));
    }
  }

  private static List<List<String>> chunks(List<String> all, int size) {
    List<List<String>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      chunks.add(all.subList(from, Math.min(from + size, all.size())));
    }
    return chunks;
  }
}
