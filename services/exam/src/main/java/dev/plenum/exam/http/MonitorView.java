package dev.plenum.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.FinalHandIn;
import dev.plenum.exam.domain.attempt.Lease;
import dev.plenum.exam.domain.attempt.Ordering;
import dev.plenum.exam.domain.conduct.Conduct;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.roster.Participant;
import dev.plenum.exam.domain.roster.Role;
import dev.plenum.exam.paper.Answer;
import dev.plenum.exam.paper.Paper;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.shard.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who sits and how they fare, for the staff. */
public record MonitorView(long seq, List<Tile> students) {

  /** What a node heard of a student lately; nobody's record. */
  public record Presence(
      @Nullable Double pingMillis,
      @Nullable Double offsetMillis,
      @Nullable Instant seenAt,
      @Nullable String node) {
    public static final Presence UNKNOWN = new Presence(null, null, null, null);
  }

  /**
   * One student.
   *
   * @param current index of the item whose turn it is, where items have a timer
   * @param strikes that stand
   * @param unacknowledged whether the student has not seen one of them
   * @param unreviewed whether nobody has looked at one of them
   * @param appeals that wait for a decision
   */
  public record Tile(
      String roll,
      String name,
      String state,
      int answered,
      int items,
      @Nullable Integer current,
      int strikes,
      boolean unacknowledged,
      boolean unreviewed,
      int incidents,
      int appeals,
      int penaltyPercent,
      @Nullable Double pingMillis,
      @Nullable Double offsetMillis,
      @Nullable String seenAt,
      @Nullable String device,
      long extraMillis,
      @Nullable String endsAt,
      @Nullable String handedInAt,
      @Nullable String handInMode,
      int late,
      @Nullable String node,
      long seq) {}

  /** Everybody, or whose attempt changed after an entry; by roll number. */
  public static MonitorView of(
      View<Exam> view,
      long after,
      Instant now,
      People people,
      Function<String, Presence> presence) {
    Exam exam = view.state();
    record Placed(int order, Tile tile) {}
    List<Placed> tiles = new ArrayList<>();
    for (var entry : exam.roster().participants()) {
      Attempt attempt = exam.attempt(entry._1());
      boolean changed = after <= 0 || (attempt != null && attempt.seq() > after);
      if (entry._2().role() == Role.STUDENT && changed) {
        Tile tile = tile(exam, entry._1(), now, people, presence.apply(entry._1()));
        tiles.add(new Placed(entry._2().rollOrder(), tile));
      }
    }
    tiles.sort(Comparator.comparingInt(Placed::order));
    return new MonitorView(view.seq(), tiles.stream().map(Placed::tile).toList());
  }

  public static Tile tile(
      Exam exam, String student, Instant now, People people, Presence presence) {
    ExamPlan plan = exam.plan();
    Participant participant = exam.roster().of(student);
    Attempt attempt = exam.attempt(student);
    Paper paper = exam.papers().paper();
    int items = paper == null ? 0 : Ordering.count(paper);
    Conduct conduct = attempt == null ? Conduct.CLEAN : attempt.conduct();
    FinalHandIn handIn = attempt == null ? null : attempt.handIn();
    People.Person person = people.of(student);
    return new Tile(
        person.roll(),
        person.name(),
        AttemptView.state(attempt),
        answered(attempt),
        items,
        current(attempt, items, now),
        conduct.standing(),
        conduct.strikes().exists(strike -> strike.stands() && !strike.acknowledged()),
        conduct.unreviewed() > 0,
        conduct.seen(),
        conduct.undecided(),
        plan == null ? 0 : conduct.penaltyPercent(plan.proctoring()),
        presence.pingMillis(),
        presence.offsetMillis(),
        Iso.timeOrNull(presence.seenAt()),
        attempt == null ? null : attempt.device(),
        plan == null || participant == null ? 0 : AttemptView.extraMillis(plan, participant),
        attempt == null ? null : Iso.time(attempt.endsAt()),
        handIn == null ? null : Iso.time(handIn.at()),
        handIn == null ? null : Names.of(handIn.mode()),
        attempt == null ? 0 : attempt.late().size(),
        presence.node(),
        attempt == null ? 0 : attempt.seq());
  }

  private static int answered(@Nullable Attempt attempt) {
    return attempt == null
        ? 0
        : attempt.answers().count(saved -> !(saved._2().answer() instanceof Answer.Blank));
  }

  private static @Nullable Integer current(@Nullable Attempt attempt, int items, Instant now) {
    Lease lease = attempt == null ? null : AttemptView.lease(attempt, items, now);
    return lease == null ? null : lease.index();
  }
}
