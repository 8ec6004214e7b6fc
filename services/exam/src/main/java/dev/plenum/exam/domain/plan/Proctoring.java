package dev.plenum.exam.domain.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is watched and what follows from it.
 *
 * @param strikes the first, the second …; further strikes are like the last
 * @param drillPermille how likely each student is flagged in each minute, in a rehearsal
 * @param version counted by the exam itself: one more with each change of the rules
 */
public record Proctoring(
    List<Rule> rules, List<StrikeStep> strikes, int drillPermille, int version) {
  public static final Proctoring NONE = new Proctoring(List.of(), List.of(), 0, 0);

  public Proctoring {
    rules = List.copyOf(rules);
    strikes = List.copyOf(strikes);
  }

  /** How long an incident of this kind may last; null where none of them is a strike. */
  public @Nullable Duration tolerance(IncidentKind kind) {
    for (Rule rule : rules) {
      if (rule.kind() == kind) {
        return rule.after();
      }
    }
    return null;
  }

  /**
   * What a strike costs that has {@code earlier} others before it which stand; null where the exam
   * knows no strikes.
   */
  public @Nullable StrikeStep step(int earlier) {
    return strikes.isEmpty() ? null : strikes.get(Math.min(earlier, strikes.size() - 1));
  }

  public Proctoring numbered(int number) {
    return new Proctoring(rules, strikes, drillPermille, number);
  }
}
