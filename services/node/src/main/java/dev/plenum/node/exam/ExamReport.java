package dev.plenum.node.exam;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.exam.watch.ExamResource;
import dev.plenum.node.exam.watch.PaperShelf;
import dev.plenum.node.exam.watch.RosterBook;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.wiring.Report;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the operator is told of an exam. */
@Singleton
final class ExamReport implements Report {
  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final RosterBook roster;
  private final PaperShelf paper;
  private final ExamResource resource;
  private final NodeSettings settings;

  ExamReport(
      Shard<Exam, ExamCommand, ExamEvent> shard,
      RosterBook roster,
      PaperShelf paper,
      ExamResource resource,
      NodeSettings settings) {
    this.shard = shard;
    this.roster = roster;
    this.paper = paper;
    this.resource = resource;
    this.settings = settings;
  }

  @Override
  public String title() {
    ExamPlan plan = shard.view().state().plan();
    return plan == null ? settings.resource() : plan.title();
  }

  @Override
  public String phase() {
    return shard.view().state().phase().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Map<String, Object> figures() {
    Exam exam = shard.view().state();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("students", exam.roster().students());
    figures.put("begun", exam.attempts().size());
    figures.put("handedIn", exam.attempts().handedIn());
    add(figures, "paperError", paper.error());
    add(figures, "rosterError", roster.error());
    add(figures, "specError", resource.error());
    add(figures, "closesAt", Iso.timeOrNull(closesAt(exam)));
    return figures;
  }

  private static @Nullable Instant closesAt(Exam exam) {
    ExamPlan plan = exam.plan();
    Instant closedAt = exam.times().closedAt();
    return closedAt != null || plan == null ? closedAt : exam.times().closesAt(plan);
  }

  private static void add(Map<String, Object> figures, String name, @Nullable String value) {
    if (value != null) {
      figures.put(name, value);
    }
  }
}
