package dev.plenum.exam.domain;

import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.Attempts;
import dev.plenum.exam.domain.conduct.Message;
import dev.plenum.exam.domain.grade.Grades;
import dev.plenum.exam.domain.grade.Publication;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.plan.Papers;
import dev.plenum.exam.domain.roster.Participant;
import dev.plenum.exam.domain.roster.Roster;
import dev.plenum.exam.domain.sheet.Sheet;
import io.vavr.collection.Vector;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of an exam.
 *
 * @param plan null until the resource has been read
 * @param broadcasts messages to everybody, the latest of them
 * @param drillMinute the last minute after the opening that was drilled
 * @param publication null while nothing is published
 */
public record Exam(
    Phase phase,
    @Nullable ExamPlan plan,
    Papers papers,
    Roster roster,
    Times times,
    Attempts attempts,
    Vector<Message> broadcasts,
    long drillMinute,
    Grades grades,
    Sheet sheet,
    @Nullable Publication publication) {

  public static final Exam INITIAL =
      new Exam(
          Phase.DRAFT,
          null,
          Papers.NONE,
          Roster.EMPTY,
          Times.UNSET,
          Attempts.NONE,
          Vector.empty(),
          0,
          Grades.NONE,
          Sheet.BLANK,
          null);

  /** Most broadcasts that are kept here; the ledger keeps all. */
  static final int BROADCASTS = 50;

  public @Nullable Attempt attempt(String student) {
    return attempts.of(student);
  }

  Exam with(ExamPlan next) {
    return new Exam(
        phase,
        next,
        papers,
        roster,
        times,
        attempts,
        broadcasts,
        drillMinute,
        grades,
        sheet,
        publication);
  }

  Exam with(Papers next) {
    return new Exam(
        phase,
        plan,
        next,
        roster,
        times,
        attempts,
        broadcasts,
        drillMinute,
        grades,
        sheet,
        publication);
  }

  Exam with(Roster next) {
    return new Exam(
        phase,
        plan,
        papers,
        next,
        times,
        attempts,
        broadcasts,
        drillMinute,
        grades,
        sheet,
        publication);
  }

  Exam with(Times next) {
    return in(phase, next);
  }

  Exam in(Phase next, Times at) {
    return new Exam(
        next,
        plan,
        papers,
        roster,
        at,
        attempts,
        broadcasts,
        drillMinute,
        grades,
        sheet,
        publication);
  }

  Exam with(Attempts next) {
    return new Exam(
        phase,
        plan,
        papers,
        roster,
        times,
        next,
        broadcasts,
        drillMinute,
        grades,
        sheet,
        publication);
  }

  /** The only way in which an event changes an attempt, so that no end escapes the last one. */
  Exam with(String student, Attempt next) {
    return with(attempts.with(student, next)).lasting(student);
  }

  /** The only way in which an event changes somebody's extra time. */
  Exam with(String student, Participant next) {
    return with(roster.with(student, next)).lasting(student);
  }

  private Exam lasting(String student) {
    Instant whole = Ends.whole(this, student);
    return whole == null ? this : with(times.until(whole));
  }

  Exam with(Grades next) {
    return new Exam(
        phase,
        plan,
        papers,
        roster,
        times,
        attempts,
        broadcasts,
        drillMinute,
        next,
        sheet,
        publication);
  }

  Exam with(Sheet next) {
    return new Exam(
        phase,
        plan,
        papers,
        roster,
        times,
        attempts,
        broadcasts,
        drillMinute,
        grades,
        next,
        publication);
  }

  Exam published(@Nullable Publication next) {
    return new Exam(
        phase, plan, papers, roster, times, attempts, broadcasts, drillMinute, grades, sheet, next);
  }

  Exam telling(Message message) {
    return new Exam(
        phase,
        plan,
        papers,
        roster,
        times,
        attempts,
        broadcasts.append(message).takeRight(BROADCASTS),
        drillMinute,
        grades,
        sheet,
        publication);
  }

  Exam drilled(long minute) {
    return new Exam(
        phase,
        plan,
        papers,
        roster,
        times,
        attempts,
        broadcasts,
        minute,
        grades,
        sheet,
        publication);
  }
}
