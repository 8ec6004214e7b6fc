package dev.plenum.node.exam.metrics;

import dev.plenum.exam.domain.AttemptEvent;
import dev.plenum.exam.domain.ConductEvent;
import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.Phase;
import dev.plenum.kernel.shard.Folded;
import dev.plenum.kernel.shard.Shard;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Figures of the exam itself. No person and no answer is in any of them. */
@Context
final class ExamMetrics {
  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final MeterRegistry registry;
  private final Counter onTime;
  private final Counter late;
  private final Shard.Subscription subscription;

  ExamMetrics(Shard<Exam, ExamCommand, ExamEvent> shard, MeterRegistry registry) {
    this.shard = shard;
    this.registry = registry;
    gauge("plenum.exam.students", "Students on the roster in force", e -> e.roster().students());
    gauge("plenum.exam.begun", "Students who began", e -> e.attempts().size());
    gauge("plenum.exam.running", "Attempts whose time runs", e -> e.attempts().running());
    gauge("plenum.exam.handed.in", "Attempts that are handed in", e -> e.attempts().handedIn());
    gauge("plenum.exam.terminated", "Attempts that were ended", e -> e.attempts().terminated());
    gauge("plenum.exam.paused", "Attempts that rest", e -> e.attempts().paused());
    gauge("plenum.exam.graded", "Attempts with marks", e -> e.grades().byStudent().size());
    gauge("plenum.exam.grading.pending", "Attempts to grade", e -> e.grades().pending().size());
    gauge("plenum.exam.sheet.version", "Version of the marksheet", e -> e.sheet().version());
    gauge("plenum.exam.sheet.waiting", "People in line", e -> e.sheet().waiting().size());
    for (Phase phase : Phase.values()) {
      Gauge.builder("plenum.exam.phase", shard, s -> s.view().state().phase() == phase ? 1 : 0)
          .description("1 for the phase in which the exam is")
          .tag("phase", phase.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    this.onTime = answers("onTime");
    this.late = answers("late");
    this.subscription = shard.subscribe(this::folded);
  }

  private void gauge(String name, String description, ToDoubleFunction<Exam> value) {
    Gauge.builder(name, shard, s -> value.applyAsDouble(s.view().state()))
        .description(description)
        .register(registry);
  }

  private Counter answers(String verdict) {
    return Counter.builder("plenum.exam.answers")
        .description("Answers folded by this node since it started")
        .tag("verdict", verdict)
        .register(registry);
  }

  private void folded(Folded<Exam, ExamEvent> batch) {
    for (var entry : batch.entries()) {
      for (ExamEvent event : entry.events()) {
        count(event);
      }
    }
  }

  private void count(ExamEvent event) {
    if (event instanceof AttemptEvent.AnswerSaved) {
      onTime.increment();
    } else if (event instanceof AttemptEvent.LateAnswerKept) {
      late.increment();
    } else if (event instanceof ConductEvent.StrikeGiven strike) {
      kind("plenum.exam.strikes", "Strikes folded by this node", strike.kind().name());
    } else if (event instanceof ConductEvent.IncidentRecorded incident) {
      kind("plenum.exam.incidents", "Incidents folded by this node", incident.kind().name());
    }
  }

  private void kind(String name, String description, String kind) {
    Counter.builder(name)
        .description(description)
        .tag("kind", kind.toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }

  @PreDestroy
  void close() {
    subscription.close();
  }
}
