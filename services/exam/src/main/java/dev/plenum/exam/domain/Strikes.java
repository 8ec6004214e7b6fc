package dev.plenum.exam.domain;

import dev.plenum.exam.domain.ConductEvent.AttemptTerminated;
import dev.plenum.exam.domain.ConductEvent.StrikeGiven;
import dev.plenum.exam.domain.ConductEvent.StrikeReviewed;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.conduct.Conduct;
import dev.plenum.exam.domain.conduct.Incident;
import dev.plenum.exam.domain.conduct.Strike;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.plan.IncidentKind;
import dev.plenum.exam.domain.plan.StrikeStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Giving strikes and taking them back. */
final class Strikes {
  private static final StrikeStep FREE = new StrikeStep(0, false);

  private Strikes() {}

  /** A strike for an incident, with what it entails. */
  static List<ExamEvent> give(
      ExamPlan plan, String student, Attempt attempt, Incident incident, Instant now) {
    Conduct conduct = attempt.conduct();
    int number = conduct.strikes().size() + 1;
    StrikeStep known = plan.proctoring().step(conduct.standing());
    StrikeStep step = known == null ? FREE : known;
    List<ExamEvent> events = new ArrayList<>();
    events.add(
        new StrikeGiven(
            student,
            number,
            incident.number(),
            incident.kind(),
            now,
            step.penaltyPercent(),
            step.terminate(),
            plan.proctoring().version(),
            incident.kind() == IncidentKind.DRILL));
    if (step.terminate() && !attempt.handedIn() && !attempt.terminated()) {
      events.add(new AttemptTerminated(student, now, "strike " + number, number));
    }
    return events;
  }

  /** A strike that is dismissed, and the attempt that goes on if nothing else ended it. */
  static List<ExamEvent> dismiss(
      Exam exam,
      ExamPlan plan,
      String student,
      Attempt attempt,
      int number,
      String reason,
      Instant now) {
    List<ExamEvent> events = new ArrayList<>();
    events.add(new StrikeReviewed(student, number, Strike.State.DISMISSED, reason));
    Conduct after = attempt.conduct().reviewed(number, Strike.State.DISMISSED, "", reason);
    var termination = after.termination();
    if (termination != null && termination.strike() > 0 && !after.terminates(plan.proctoring())) {
      events.add(Reinstatement.of(exam, student, attempt, reason, now));
    }
    return events;
  }
}
