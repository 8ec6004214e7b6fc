package dev.plenum.node.exam.monitor;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.Lease;
import dev.plenum.exam.domain.attempt.Leases;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.roster.Participant;
import dev.plenum.exam.http.AttemptView;
import dev.plenum.exam.http.People;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.node.exam.presence.Presence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A student as the monitor shows one. Equal tiles look alike.
 *
 * @param current number of the item whose turn it is, from 1; null where items have no timer
 * @param strikes that stand
 * @param strikeOpen whether a strike waits for a person's review
 * @param appealOpen whether an appeal waits for its decision
 */
public record Tile(
    String roll,
    String name,
    String state,
    int answered,
    int items,
    @Nullable Integer current,
    int strikes,
    boolean strikeOpen,
    boolean appealOpen,
    @Nullable Boolean focused,
    @Nullable Long pingMillis,
    @Nullable Long offsetMillis,
    @Nullable String seenAt,
    @Nullable String device,
    long extraMillis,
    @Nullable String node) {

  static Tile of(
      Exam exam,
      int items,
      Participant student,
      @Nullable Attempt attempt,
      People.Person who,
      @Nullable Presence presence,
      Instant now) {
    return new Tile(
        who.roll(),
        who.name(),
        AttemptView.state(attempt),
        attempt == null ? 0 : attempt.answers().size(),
        items,
        attempt == null ? null : current(attempt, items, now),
        attempt == null ? 0 : attempt.conduct().standing(),
        attempt != null && attempt.conduct().unreviewed() > 0,
        attempt != null && attempt.conduct().undecided() > 0,
        presence == null ? null : presence.focused(),
        presence == null ? null : Math.round(presence.roundTripMillis()),
        presence == null ? null : Math.round(presence.offsetMillis()),
        presence == null ? null : Iso.time(Instant.ofEpochMilli(presence.seenMillis())),
        attempt == null ? null : attempt.device(),
        extraMillis(exam, student),
        presence == null ? null : presence.node());
  }

  private static @Nullable Integer current(Attempt attempt, int items, Instant now) {
    if (attempt.leases().isEmpty() || !attempt.sitting()) {
      return null;
    }
    Lease lease = Leases.at(attempt.leases(), items, now.toEpochMilli());
    return lease == null ? null : lease.index() + 1;
  }

  static long extraMillis(Exam exam, Participant student) {
    ExamPlan plan = exam.plan();
    return plan == null
        ? 0
        : student.extra().of(plan.schedule().duration()) - plan.schedule().duration().toMillis();
  }
}
