package dev.plenum.exam.domain;

import dev.plenum.exam.domain.SetupCommand.ConfigureExam;
import dev.plenum.exam.domain.SetupEvent.ExamConfigured;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.plan.PlanRules;
import dev.plenum.exam.domain.plan.Proctoring;
import dev.plenum.kernel.machine.Decision;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which edits of the resource an exam takes: all before it begins, few afterwards. */
final class ConfigurationDecider {
  private ConfigurationDecider() {}

  static Decision<ExamEvent> decide(Exam exam, ConfigureExam configure) {
    ExamPlan current = exam.plan();
    ExamPlan wanted = numbered(configure.plan(), current);
    if (wanted.equals(current)) {
      return Reason.PlanUnchanged.refuse();
    }
    List<String> faults = PlanRules.faults(wanted);
    if (!faults.isEmpty()) {
      return Reason.PlanInvalid.refuse(String.join("; ", faults), "spec");
    }
    String fixed = current == null || !exam.phase().begun() ? null : fixed(current, wanted);
    return fixed == null
        ? Decision.accepted(new ExamConfigured(wanted))
        : Reason.ImmutableOnceOpen.refuse(
            "The exam has begun, so " + fixed + " can no longer change.", fixed);
  }

  /** A penalty names the version of the rules that it followed from. */
  private static ExamPlan numbered(ExamPlan wanted, @Nullable ExamPlan current) {
    if (current == null) {
      return wanted.with(wanted.proctoring().numbered(1));
    }
    Proctoring before = current.proctoring();
    Proctoring same = wanted.proctoring().numbered(before.version());
    return wanted.with(same.equals(before) ? same : same.numbered(before.version() + 1));
  }

  private static @Nullable String fixed(ExamPlan current, ExamPlan wanted) {
    if (!current.schedule().duration().equals(wanted.schedule().duration())) {
      return "spec.duration";
    }
    if (!Objects.equals(current.itemTime(), wanted.itemTime())) {
      return "spec.itemTime";
    }
    if (!current.grace().equals(wanted.grace())) {
      return "spec.grace";
    }
    if (!current.shuffle().equals(wanted.shuffle()) || !current.seed().equals(wanted.seed())) {
      return "spec.shuffle";
    }
    if (!current.proctoring().strikes().equals(wanted.proctoring().strikes())) {
      return "spec.proctoring.strikes";
    }
    return current.proctoring().drillPermille() == wanted.proctoring().drillPermille()
        ? null
        : "spec.proctoring.drill";
  }
}
