package dev.plenum.exam.files;

import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.plan.IncidentKind;
import dev.plenum.exam.domain.plan.PlanRules;
import dev.plenum.exam.domain.plan.Proctoring;
import dev.plenum.exam.domain.plan.Publishing;
import dev.plenum.exam.domain.plan.Rule;
import dev.plenum.exam.domain.plan.Schedule;
import dev.plenum.exam.domain.plan.Shuffle;
import dev.plenum.exam.domain.plan.StrikeStep;
import dev.plenum.kernel.intake.SpecException;
import dev.plenum.kernel.intake.SpecNode;
import dev.plenum.kernel.intake.table.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code spec} of an ExamSession. What is absent has the schema's default. */
public final class ExamFile {
  private static final Duration DURATION = Duration.ofHours(1);
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration MAX_OFFSET = Duration.ofMinutes(10);
  private static final Duration EVERY = Duration.ofSeconds(5);

  private ExamFile() {}

  /**
   * The plan that a resource declares.
   *
   * @param resource the whole object, as a YAML reader gives it
   * @param seed what every student's order is derived from
   * @throws SpecException naming every field that is wrong
   */
  public static ExamPlan read(String name, @Nullable Object resource, String seed) {
    SpecNode spec = SpecNode.root(resource).child("spec");
    SpecNode results = spec.child("results");
    SpecNode shuffle = spec.child("shuffle");
    ExamPlan plan =
        new ExamPlan(
            name,
            spec.text("title", name),
            new Schedule(spec.timeOrManual("opens"), spec.duration("duration", DURATION)),
            spec.has("itemTime") ? spec.duration("itemTime", Duration.ZERO) : null,
            spec.duration("grace", GRACE),
            new Shuffle(shuffle.flag("items", false), shuffle.flag("choices", false)),
            proctoring(spec.child("proctoring")),
            new Publishing(
                results.timeOrManual("publish"),
                results.number("chunks", 2),
                results.number("replicas", 3)),
            spec.child("clockSync").duration("maxOffset", MAX_OFFSET),
            seed);
    if (spec.has("items") == spec.has("paper")) {
      spec.wrong("items", "exactly one of items and paper", "");
    }
    spec.problems().addAll(PlanRules.faults(plan));
    spec.failOnProblems();
    return plan;
  }

  private static Proctoring proctoring(SpecNode node) {
    List<Rule> rules =
        node.list("rules").stream()
            .map(rule ->
                new Rule(
                    rule.oneOf("event", IncidentKind.class, IncidentKind.FOCUS_LOST),
                    rule.duration("after", Duration.ZERO)))
            .toList();
    List<StrikeStep> strikes =
        node.list("strikes").stream()
            .map(strike ->
                new StrikeStep(strike.number("penaltyPercent", 0), strike.flag("terminate", false)))
            .toList();
    return new Proctoring(rules, strikes, drill(node.child("drill")), 0);
  }

  private static int drill(SpecNode node) {
    BigDecimal permille = node.decimal("randomFlags", BigDecimal.ZERO).movePointRight(3);
    boolean whole = permille.stripTrailingZeros().scale() <= 0 && permille.precision() < 9;
    return whole
        ? permille.intValueExact()
        : node.wrong("randomFlags", "must be a share such as 0.05, in thousandths", 0);
  }

  /** How often clocks are compared. */
  public static Duration clockRound(@Nullable Object resource) {
    return spec(resource).child("clockSync").duration("every", EVERY);
  }

  /** How many submissions are in work, how many may wait, and whether others take some over. */
  public record Admission(int inWork, int queue, boolean overflow) {}

  public static Admission admission(@Nullable Object resource) {
    SpecNode node = spec(resource).child("admission");
    return new Admission(
        Math.max(1, node.number("inWork", 3)),
        Math.max(1, node.number("queue", 5_000)),
        node.flag("overflow", true));
  }

  /** The key of the ConfigMap under which the paper is; null where the items are inline. */
  public static @Nullable String paperKey(@Nullable Object resource) {
    SpecNode spec = spec(resource);
    return spec.has("paper")
        ? spec.child("paper").child("configMapRef").text("key", "paper.yaml")
        : null;
  }

  /** The items that the resource has inline; a paper without items where it has none. */
  public static Reading<Bundle> inlinePaper(String name, @Nullable Object resource) {
    SpecNode spec = spec(resource);
    return PaperFile.inline(spec.text("title", name), spec.value("items"));
  }

  private static SpecNode spec(@Nullable Object resource) {
    return SpecNode.root(resource).child("spec");
  }
}
