package dev.plenum.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.Times;
import dev.plenum.exam.domain.attempt.Attempts;
import dev.plenum.exam.domain.attempt.Ordering;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.plan.Proctoring;
import dev.plenum.exam.paper.Paper;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.shard.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What everybody may know of an exam: nothing of its paper but how many items there are. */
public record ExamView(
    String name,
    String title,
    String phase,
    @Nullable String opensAt,
    @Nullable String openedAt,
    @Nullable String closesAt,
    @Nullable String closedAt,
    @Nullable String lastEnd,
    long durationMillis,
    @Nullable Long itemMillis,
    long graceMillis,
    boolean rehearsal,
    int items,
    RosterCounts roster,
    Grading grading,
    SheetState sheet,
    String publish,
    @Nullable String publishedAt,
    List<Watched> watched,
    List<StrikeCost> strikes,
    long seq) {

  public record RosterCounts(int students, int begun, int handedIn, int terminated, int paused) {}

  public record Grading(int done, int total, int keyVersion) {}

  /**
   * Where the marksheet stands.
   *
   * @param editing whether somebody has it; who, is for the staff to see
   */
  public record SheetState(int version, @Nullable Integer publishedVersion, boolean editing) {}

  /** What is no strike until it lasts longer. */
  public record Watched(String kind, long afterMillis) {}

  /** What the first strike costs, the second …; further ones cost what the last does. */
  public record StrikeCost(int penaltyPercent, boolean terminate) {}

  public static ExamView of(String name, View<Exam> view) {
    Exam exam = view.state();
    ExamPlan plan = exam.plan();
    Times times = exam.times();
    Paper paper = exam.papers().paper();
    return new ExamView(
        name,
        plan == null ? name : plan.title(),
        Names.of(exam.phase()),
        plan == null ? null : Iso.timeOrNull(plan.schedule().opensAt()),
        Iso.timeOrNull(times.openedAt()),
        plan == null ? null : Iso.timeOrNull(times.closesAt(plan)),
        Iso.timeOrNull(times.closedAt()),
        Iso.timeOrNull(times.lastEnd()),
        plan == null ? 0 : plan.schedule().duration().toMillis(),
        plan == null ? null : millis(plan.itemTime()),
        plan == null ? 0 : plan.grace().toMillis(),
        plan != null && plan.rehearsal(),
        paper == null ? 0 : Ordering.count(paper),
        counts(exam),
        grading(exam),
        sheet(exam),
        publish(plan),
        Iso.timeOrNull(times.publishedAt()),
        plan == null ? List.of() : watched(plan.proctoring()),
        plan == null ? List.of() : strikes(plan.proctoring()),
        view.seq());
  }

  private static List<Watched> watched(Proctoring proctoring) {
    return proctoring.rules().stream()
        .map(rule -> new Watched(Names.of(rule.kind()), rule.after().toMillis()))
        .toList();
  }

  private static List<StrikeCost> strikes(Proctoring proctoring) {
    return proctoring.strikes().stream()
        .map(step -> new StrikeCost(step.penaltyPercent(), step.terminate()))
        .toList();
  }

  private static RosterCounts counts(Exam exam) {
    Attempts attempts = exam.attempts();
    return new RosterCounts(
        exam.roster().students(),
        attempts.size(),
        attempts.handedIn(),
        attempts.terminated(),
        attempts.paused());
  }

  private static Grading grading(Exam exam) {
    int total = exam.attempts().size();
    boolean begun = exam.phase().over();
    int waiting = exam.grades().pending().size() + exam.attempts().running();
    return new Grading(begun ? total - waiting : 0, total, exam.grades().keyVersion());
  }

  private static SheetState sheet(Exam exam) {
    return new SheetState(
        exam.sheet().version(),
        exam.publication() == null ? null : exam.publication().version(),
        exam.sheet().grant() != null);
  }

  private static String publish(@Nullable ExamPlan plan) {
    Instant at = plan == null ? null : plan.publishing().at();
    return at == null ? "manual" : Iso.time(at);
  }

  private static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis();
  }
}
