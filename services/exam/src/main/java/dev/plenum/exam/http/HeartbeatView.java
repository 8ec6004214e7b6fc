package dev.plenum.exam.http;

import dev.plenum.exam.domain.Ends;
import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.Ordering;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.roster.Participant;
import dev.plenum.exam.paper.Paper;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.shard.View;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a heartbeat: every time that a page counts to, read anew each time.
 *
 * @param seq of the last change to the attempt; a page that has seen less asks for the whole
 * @param correctionMillis what the latest Berkeley round says the device should add
 */
public record HeartbeatView(
    String now,
    @Nullable String closesAt,
    @Nullable String endsAt,
    @Nullable String pausedAt,
    AttemptView.@Nullable LeaseView lease,
    String phase,
    String state,
    long seq,
    @Nullable Double correctionMillis) {

  public static HeartbeatView of(
      View<Exam> view, String student, Instant now, @Nullable Double correctionMillis) {
    Exam exam = view.state();
    ExamPlan plan = exam.plan();
    Attempt attempt = exam.attempt(student);
    return new HeartbeatView(
        Iso.time(now),
        plan == null ? null : Iso.timeOrNull(exam.times().closesAt(plan)),
        Iso.timeOrNull(endsAt(exam, student, attempt)),
        attempt == null ? null : Iso.timeOrNull(attempt.pausedAt()),
        attempt == null || plan == null ? null : lease(exam, plan, student, attempt, now),
        Names.of(exam.phase()),
        AttemptView.state(attempt),
        attempt == null ? view.seq() : AttemptView.seq(exam, attempt),
        correctionMillis);
  }

  private static @Nullable Instant endsAt(Exam exam, String student, @Nullable Attempt attempt) {
    Participant participant = exam.roster().student(student);
    if (attempt != null) {
      return attempt.endsAt();
    }
    return participant == null ? null : Ends.own(exam, participant);
  }

  private static AttemptView.@Nullable LeaseView lease(
      Exam exam, ExamPlan plan, String student, Attempt attempt, Instant now) {
    Paper paper = exam.papers().paper();
    if (paper == null || attempt.leases().isEmpty()) {
      return null;
    }
    var items = Ordering.items(paper, plan, student);
    return AttemptView.leaseView(AttemptView.lease(attempt, items.size(), now), items, attempt);
  }
}
