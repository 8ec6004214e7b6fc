package dev.plenum.node.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.grade.Publication;
import dev.plenum.exam.domain.grade.ScoreLine;
import dev.plenum.exam.domain.sheet.Grant;
import dev.plenum.exam.http.MarksView;
import dev.plenum.exam.http.Names;
import dev.plenum.exam.http.SheetView;
import dev.plenum.exam.paper.Item;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.exam.watch.RosterBook;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The marksheet as each may see it. Whoever holds it, and everybody while nobody does, sees it as
 * it stands; while somebody else edits, readers see what was published, or are asked to wait, and
 * never a mix.
 */
@Singleton
public final class SheetViews {
  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final RosterBook roster;
  private final InstantSource clock;

  SheetViews(Shard<Exam, ExamCommand, ExamEvent> shard, RosterBook roster, InstantSource clock) {
    this.shard = shard;
    this.roster = roster;
    this.clock = clock;
  }

  /**
   * What pages that show the sheet hear of it.
   *
   * @param scores where in the ledger something last changed what stands in it, 0 if not since this
   *     node began
   */
  public record Told(
      int version,
      long scores,
      @Nullable Integer publishedVersion,
      SheetView.Lock lock,
      List<SheetView.Step> history) {}

  public Told lockAndHistory(long scores) {
    Exam exam = shard.view().state();
    SheetView view = SheetView.of(exam, roster);
    Publication publication = exam.publication();
    return new Told(
        view.version(),
        scores,
        publication == null ? null : publication.version(),
        view.lock(),
        view.history());
  }

  Object marks(String who) {
    Exam exam = shard.view().state();
    Grant grant = exam.sheet().grantAt(clock.instant());
    if (grant == null || grant.holder().equals(who)) {
      return MarksView.of(exam, roster);
    }
    Publication publication = exam.publication();
    return publication == null
        ? Objects.requireNonNull(MarksView.Wait.of(exam, roster))
        : published(MarksView.of(exam, roster), publication);
  }

  /** The same sheet with the marks of then. */
  private MarksView published(MarksView now, Publication publication) {
    Map<String, ScoreLine> lines = new LinkedHashMap<>();
    publication.lines().forEach((student, line) -> lines.put(roster.of(student).roll(), line));
    List<Item> items = publication.paper().items();
    return new MarksView(
        publication.version(),
        publication.version(),
        now.lock(),
        now.columns(),
        now.rows().stream().map(row -> published(row, lines.get(row.roll()), items)).toList(),
        0,
        now.history());
  }

  private static MarksView.Line published(
      MarksView.Line row, @Nullable ScoreLine line, List<Item> items) {
    Map<String, BigDecimal> marks = new LinkedHashMap<>();
    for (int i = 0; line != null && i < items.size(); i++) {
      marks.put(items.get(i).id(), Names.marks(line.marks().get(i)));
    }
    return new MarksView.Line(
        row.roll(),
        row.name(),
        row.state(),
        marks,
        line == null || line.adjustment() == 0 ? null : Names.marks(line.adjustment()),
        Names.marks(line == null ? 0 : line.total()),
        line == null ? 0 : line.penaltyPercent(),
        Names.marks(line == null ? 0 : line.score()),
        new ArrayList<>(),
        new ArrayList<>(),
        null);
  }
}
