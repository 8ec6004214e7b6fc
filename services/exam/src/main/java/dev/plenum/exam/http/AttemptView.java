package dev.plenum.exam.http;

import dev.plenum.exam.domain.Ends;
import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.FinalHandIn;
import dev.plenum.exam.domain.attempt.Lease;
import dev.plenum.exam.domain.attempt.Leases;
import dev.plenum.exam.domain.attempt.Ordering;
import dev.plenum.exam.domain.conduct.Conduct;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.roster.Participant;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.shard.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as its student sees it.
 *
 * @param endsAt while paused: when it would have ended; what is left is from {@code pausedAt} on
 * @param extraMillis what the student has beyond the others' time
 * @param lease the current item's time; null without item timers and once all are over
 */
public record AttemptView(
    String state,
    @Nullable String beganAt,
    @Nullable String endsAt,
    long extraMillis,
    @Nullable String pausedAt,
    @Nullable String device,
    List<ItemView> items,
    @Nullable LeaseView lease,
    List<ConductViews.StrikeView> strikes,
    int penaltyPercent,
    List<ConductViews.AppealView> appeals,
    List<ConductViews.MessageView> messages,
    @Nullable TerminationView terminated,
    @Nullable HandInView handIn,
    long seq) {

  public record LeaseView(String item, int index, String from, String until) {}

  public record TerminationView(String at, String reason) {}

  public record HandInView(String at, String mode, long seq, String device) {}

  /** A student's attempt at a moment; null before the exam is set up and for strangers. */
  public static @Nullable AttemptView of(
      View<Exam> view, String student, Instant now, People people) {
    Exam exam = view.state();
    ExamPlan plan = exam.plan();
    Participant participant = exam.roster().student(student);
    if (plan == null || participant == null) {
      return null;
    }
    long extra = extraMillis(plan, participant);
    Attempt attempt = exam.attempt(student);
    return attempt == null
        ? notBegun(exam, participant, extra, people, view.seq())
        : of(exam, plan, student, attempt, extra, now, people);
  }

  static long extraMillis(ExamPlan plan, Participant participant) {
    return participant.extra().of(plan.schedule().duration())
        - plan.schedule().duration().toMillis();
  }

  /** Where a student stands, in the word of the API. */
  public static String state(@Nullable Attempt attempt) {
    if (attempt == null) {
      return "notBegun";
    }
    if (attempt.terminated()) {
      return "terminated";
    }
    if (attempt.handedIn()) {
      return "handedIn";
    }
    return attempt.paused() ? "paused" : "sitting";
  }

  private static AttemptView notBegun(
      Exam exam, Participant participant, long extra, People people, long seq) {
    return new AttemptView(
        state(null),
        null,
        Iso.timeOrNull(Ends.own(exam, participant)),
        extra,
        null,
        null,
        List.of(),
        null,
        List.of(),
        0,
        List.of(),
        ConductViews.messages(exam, Conduct.CLEAN, people),
        null,
        null,
        seq);
  }

  private static AttemptView of(
      Exam exam,
      ExamPlan plan,
      String student,
      Attempt attempt,
      long extra,
      Instant now,
      People people) {
    List<Item> items = items(exam, plan, student);
    Lease lease = lease(attempt, items.size(), now);
    Conduct conduct = attempt.conduct();
    return new AttemptView(
        state(attempt),
        Iso.time(attempt.beganAt()),
        Iso.time(attempt.endsAt()),
        extra,
        Iso.timeOrNull(attempt.pausedAt()),
        attempt.device(),
        itemViews(items, plan, student, attempt, now),
        leaseView(lease, items, attempt),
        ConductViews.strikes(conduct, people),
        conduct.penaltyPercent(plan.proctoring()),
        ConductViews.appeals(conduct, people),
        ConductViews.messages(exam, conduct, people),
        conduct.termination() == null
            ? null
            : new TerminationView(
                Iso.time(conduct.termination().at()), conduct.termination().reason()),
        handIn(attempt.handIn()),
        seq(exam, attempt));
  }

  /** Position of the last entry that a student's page should know of. */
  public static long seq(Exam exam, Attempt attempt) {
    return exam.broadcasts().isEmpty()
        ? attempt.seq()
        : Math.max(attempt.seq(), exam.broadcasts().last().seq());
  }

  private static List<Item> items(Exam exam, ExamPlan plan, String student) {
    Paper paper = exam.papers().paper();
    return paper == null ? List.of() : Ordering.items(paper, plan, student);
  }

  /** The last moment that counts: leases that come after it are nobody's business. */
  private static long moment(Attempt attempt, Instant now) {
    Instant last = attempt.endsAt();
    if (attempt.handIn() != null && attempt.handIn().at().isBefore(last)) {
      last = attempt.handIn().at();
    }
    var termination = attempt.conduct().termination();
    if (termination != null && termination.at().isBefore(last)) {
      last = termination.at();
    }
    return (now.isAfter(last) ? last : now).toEpochMilli();
  }

  /** The item whose turn it is; while paused, as it was when the pause began. */
  static @Nullable Lease lease(Attempt attempt, int items, Instant now) {
    Instant moment = attempt.pausedAt() == null ? now : attempt.pausedAt();
    boolean over = attempt.handedIn() || attempt.terminated() || moment.isAfter(attempt.endsAt());
    return attempt.leases().isEmpty() || over
        ? null
        : Leases.at(attempt.leases(), items, moment.toEpochMilli());
  }

  static @Nullable LeaseView leaseView(@Nullable Lease lease, List<Item> items, Attempt attempt) {
    return lease == null || lease.index() >= items.size()
        ? null
        : new LeaseView(
            items.get(lease.index()).id(),
            lease.index(),
            Iso.time(Instant.ofEpochMilli(lease.from())),
            Iso.time(
                Instant.ofEpochMilli(Math.min(lease.until(), attempt.endsAt().toEpochMilli()))));
  }

  private static List<ItemView> itemViews(
      List<Item> items, ExamPlan plan, String student, Attempt attempt, Instant now) {
    boolean timed = !attempt.leases().isEmpty();
    int current = timed ? Leases.indexAt(attempt.leases(), moment(attempt, now)) : items.size();
    boolean working = attempt.sitting() && !now.isAfter(attempt.endsAt());
    List<ItemView> views = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      views.add(
          i > current
              ? ItemView.ahead(i)
              : ItemView.of(
                  items.get(i), i, working && (!timed || i == current), plan, student, attempt));
    }
    return views;
  }

  private static @Nullable HandInView handIn(@Nullable FinalHandIn handIn) {
    return handIn == null
        ? null
        : new HandInView(
            Iso.time(handIn.at()), Names.of(handIn.mode()), handIn.seq(), handIn.device());
  }
}
