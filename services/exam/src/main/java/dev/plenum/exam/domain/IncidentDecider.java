package dev.plenum.exam.domain;

import dev.plenum.exam.domain.ConductCommand.FlagStudent;
import dev.plenum.exam.domain.ConductCommand.HoldDrill;
import dev.plenum.exam.domain.ConductCommand.ReportIncident;
import dev.plenum.exam.domain.ConductEvent.DrillHeld;
import dev.plenum.exam.domain.ConductEvent.IncidentRecorded;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.Dice;
import dev.plenum.exam.domain.conduct.Incident;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.plan.IncidentKind;
import dev.plenum.kernel.machine.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is written down of what was seen, and whether it is a strike. */
final class IncidentDecider {
  private static final long LONGEST_MILLIS = Duration.ofDays(1).toMillis();
  private static final int MOST = 1_000;

  private IncidentDecider() {}

  static Decision<ExamEvent> report(Exam exam, ReportIncident report, Instant now) {
    ExamPlan plan = exam.plan();
    Reason invalid = invalid(report);
    if (invalid != null) {
      return invalid.refuse();
    }
    if (plan == null || exam.phase().compareTo(Phase.CLOSED) > 0) {
      return Reason.NotRunning.refuse();
    }
    return Check.withAttempt(
        exam,
        report.student(),
        attempt -> {
          Incident seen = seen(attempt, report, now);
          boolean strikes =
              exam.phase() == Phase.OPEN
                  && attempt.sitting()
                  && isStrike(plan, report.kind(), seen.millis());
          return recorded(plan, report.student(), attempt, seen, strikes, now);
        });
  }

  private static @Nullable Reason invalid(ReportIncident report) {
    if (!report.kind().reportable()) {
      return Reason.KindNotReportable;
    }
    if (report.millis() < 0 || report.millis() > LONGEST_MILLIS) {
      return Reason.IncidentInvalid;
    }
    if (!Check.device(report.device())) {
      return Reason.DeviceInvalid;
    }
    return Check.textOrNull(report.note()) ? null : Reason.TextInvalid;
  }

  private static boolean isStrike(ExamPlan plan, IncidentKind kind, long millis) {
    Duration tolerance = plan.proctoring().tolerance(kind);
    return kind.punishable() && tolerance != null && millis >= tolerance.toMillis();
  }

  /** The report as an incident: a known one that it prolongs, or the next. */
  private static Incident seen(Attempt attempt, ReportIncident report, Instant now) {
    long began = attempt.beganAt().toEpochMilli();
    long latest = Math.max(began, now.toEpochMilli());
    long from = Math.clamp(Check.millis(report.startedAt()), began, latest);
    long until = Math.min(from + report.millis(), latest);
    return merged(attempt, report.kind(), from, until, report.device(), report.note());
  }

  private static Incident merged(
      Attempt attempt,
      IncidentKind kind,
      long from,
      long until,
      String device,
      @Nullable String note) {
    Incident known = attempt.conduct().covering(kind, from, until);
    return known == null
        ? new Incident(attempt.conduct().seen() + 1, kind, from, until, device, note, 0, false)
        : new Incident(
            known.number(),
            kind,
            Math.min(from, known.fromMillis()),
            Math.max(until, known.untilMillis()),
            device,
            note,
            known.seq(),
            known.struck());
  }

  private static Decision<ExamEvent> recorded(
      ExamPlan plan,
      String student,
      Attempt attempt,
      Incident incident,
      boolean strikes,
      Instant now) {
    Incident known =
        attempt.conduct().incidents().find(one -> one.number() == incident.number()).getOrNull();
    boolean news =
        known == null
            || known.fromMillis() != incident.fromMillis()
            || known.untilMillis() != incident.untilMillis();
    boolean first = strikes && !incident.struck();
    if (!news && !first) {
      return Reason.IncidentKnown.refuse();
    }
    if (known == null && attempt.conduct().seen() >= MOST) {
      return Reason.TooManyIncidents.refuse();
    }
    List<ExamEvent> events = new ArrayList<>();
    events.add(event(student, incident));
    if (first) {
      events.addAll(Strikes.give(plan, student, attempt, incident, now));
    }
    return Decision.accepted(events);
  }

  private static IncidentRecorded event(String student, Incident incident) {
    return new IncidentRecorded(
        student,
        incident.number(),
        incident.kind(),
        Instant.ofEpochMilli(incident.fromMillis()),
        Instant.ofEpochMilli(incident.untilMillis()),
        incident.device(),
        incident.note());
  }

  static Decision<ExamEvent> flag(Exam exam, FlagStudent flag, Instant now) {
    ExamPlan plan = exam.plan();
    if (!Check.text(flag.reason())) {
      return Reason.TextInvalid.refuse(Reason.TextInvalid.sentence(), "text");
    }
    if (plan == null || exam.phase() == Phase.PUBLISHED) {
      return Reason.NotRunning.refuse("Withdraw the results before flagging anybody.", "phase");
    }
    return Check.withAttempt(
        exam,
        flag.student(),
        attempt -> {
          long at = now.toEpochMilli();
          Incident seen = merged(attempt, IncidentKind.MANUAL, at, at, "", flag.reason());
          return seen.struck()
              ? Reason.IncidentKnown.refuse()
              : recorded(plan, flag.student(), attempt, seen, true, now);
        });
  }

  /** What follows where an attempt goes on with another device. */
  static List<ExamEvent> secondDevice(
      Exam exam, String student, Attempt attempt, String device, Instant now) {
    ExamPlan plan = exam.plan();
    if (plan == null || plan.proctoring().tolerance(IncidentKind.SECOND_DEVICE) == null) {
      return List.of();
    }
    long at = now.toEpochMilli();
    Incident seen = merged(attempt, IncidentKind.SECOND_DEVICE, at, at, device, null);
    boolean strikes =
        exam.phase() == Phase.OPEN
            && attempt.sitting()
            && isStrike(plan, IncidentKind.SECOND_DEVICE, seen.millis());
    return switch (recorded(plan, student, attempt, seen, strikes, now)) {
      case Decision.Accepted<ExamEvent>(var events) -> events;
      case Decision.Rejected<ExamEvent> _ -> List.of();
    };
  }

  /** Flags some students of a rehearsal, each with the same chance, by the exam's own dice. */
  static Decision<ExamEvent> drill(Exam exam, HoldDrill drill, Instant now) {
    ExamPlan plan = exam.plan();
    Instant openedAt = exam.times().openedAt();
    if (plan == null || openedAt == null || exam.phase() != Phase.OPEN || !plan.rehearsal()) {
      return Reason.NotDrilling.refuse();
    }
    long minute = Duration.between(openedAt, now).toMinutes();
    if (drill.minute() <= exam.drillMinute() || drill.minute() > minute) {
      return Reason.NotDue.refuse();
    }
    List<ExamEvent> events = new ArrayList<>();
    events.add(new DrillHeld(drill.minute()));
    // Once a minute, in rehearsals only: the one place that looks at every attempt.
    for (String student : exam.attempts().byStudent().keySet().toSortedSet()) {
      Attempt attempt = exam.attempt(student);
      if (attempt != null && attempt.sitting() && drawn(plan, student, drill.minute())) {
        long at = now.toEpochMilli();
        Incident seen = merged(attempt, IncidentKind.DRILL, at, at, "", null);
        events.add(event(student, seen));
        events.addAll(Strikes.give(plan, student, attempt, seen, now));
      }
    }
    return Decision.accepted(events);
  }

  private static boolean drawn(ExamPlan plan, String student, long minute) {
    return Dice.of(plan.seed(), student, "drill", Long.toString(minute)).below(1000)
        < plan.proctoring().drillPermille();
  }
}
