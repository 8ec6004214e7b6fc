package dev.plenum.exam.domain.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes an exam impossible to hold, each as a sentence that names the field. */
public final class PlanRules {
  private static final int LONGEST_TITLE = 200;
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private PlanRules() {}

  /** Everything that is wrong; empty where nothing is. */
  public static List<String> faults(ExamPlan plan) {
    List<String> faults = new ArrayList<>();
    if (plan.title().isBlank() || plan.title().length() > LONGEST_TITLE) {
      faults.add("spec.title: must have 1 to " + LONGEST_TITLE + " characters");
    }
    if (plan.seed().isBlank()) {
      faults.add("the seed: must not be empty");
    }
    times(plan, faults);
    proctoring(plan.proctoring(), faults);
    publishing(plan.publishing(), faults);
    return faults;
  }

  private static void times(ExamPlan plan, List<String> faults) {
    if (outside(plan.schedule().duration(), Duration.ofSeconds(1), LONGEST)) {
      faults.add("spec.duration: must be from 1s to 24h");
    }
    if (plan.itemTime() != null && outside(plan.itemTime(), Duration.ofSeconds(1), LONGEST)) {
      faults.add("spec.itemTime: must be from 1s to 24h");
    }
    if (outside(plan.grace(), Duration.ZERO, Duration.ofMinutes(10))) {
      faults.add("spec.grace: must be from 0s to 10m");
    }
    if (outside(plan.maxOffset(), Duration.ZERO, LONGEST)) {
      faults.add("spec.clockSync.maxOffset: must be from 0s to 24h");
    }
    if (impossible(plan.schedule().opensAt())) {
      faults.add("spec.opens: must be a time between 1970 and 9999");
    }
  }

  private static void proctoring(Proctoring proctoring, List<String> faults) {
    Set<IncidentKind> seen = EnumSet.noneOf(IncidentKind.class);
    for (int i = 0; i < proctoring.rules().size(); i++) {
      Rule rule = proctoring.rules().get(i);
      String at = "spec.proctoring.rules[" + i + "]";
      if (!rule.kind().punishable() || !rule.kind().reportable()) {
        faults.add(at + ".event: " + rule.kind() + " is never held against anybody by a rule");
      }
      if (!seen.add(rule.kind())) {
        faults.add(at + ".event: has a rule already");
      }
      if (outside(rule.after(), Duration.ZERO, Duration.ofHours(1))) {
        faults.add(at + ".after: must be from 0s to 1h");
      }
      if (!rule.kind().lasts() && rule.after().isPositive()) {
        faults.add(
            at + ".after: " + rule.kind() + " happens in a moment, so it would never be a strike");
      }
    }
    if (!proctoring.rules().isEmpty() && proctoring.strikes().isEmpty()) {
      faults.add("spec.proctoring.strikes: rules need at least one strike");
    }
    if (proctoring.strikes().size() > 10) {
      faults.add("spec.proctoring.strikes: at most 10");
    }
    for (int i = 0; i < proctoring.strikes().size(); i++) {
      int percent = proctoring.strikes().get(i).penaltyPercent();
      if (percent < 0 || percent > 100) {
        faults.add("spec.proctoring.strikes[" + i + "].penaltyPercent: must be from 0 to 100");
      }
    }
    if (proctoring.drillPermille() < 0 || proctoring.drillPermille() > 1000) {
      faults.add("spec.proctoring.drill.randomFlags: must be from 0 to 1");
    }
  }

  private static void publishing(Publishing publishing, List<String> faults) {
    if (publishing.chunks() < 1 || publishing.chunks() > 100) {
      faults.add("spec.results.chunks: must be from 1 to 100");
    }
    if (publishing.copies() < 1 || publishing.copies() > 9) {
      faults.add("spec.results.replicas: must be from 1 to 9");
    }
    if (impossible(publishing.at())) {
      faults.add("spec.results.publish: must be manual or a time between 1970 and 9999");
    }
  }

  private static boolean outside(Duration duration, Duration least, Duration most) {
    return duration.compareTo(least) < 0 || duration.compareTo(most) > 0;
  }

  private static boolean impossible(@Nullable Instant time) {
    return time != null && (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST));
  }
}
