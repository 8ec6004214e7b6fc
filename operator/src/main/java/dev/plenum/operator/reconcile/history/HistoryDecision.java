package dev.plenum.operator.reconcile.history;

import dev.plenum.operator.status.NodeReport;
import dev.plenum.operator.status.Reason;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a person decided that the database's history is the true one. */
public final class HistoryDecision {
  /** What is no question of opinion (a damaged row, a fault of a version) cannot be accepted. */
  private static final Set<String> OPEN_TO_DECISION =
      Set.of(
          Reason.HISTORY_LOST.text(),
          Reason.FOREIGN_ENTRIES.text(),
          Reason.DATABASE_DIFFERS.text());

  private HistoryDecision() {}

  /**
   * Whether the annotation accepts just what nodes found. It names the range, so that an old
   * annotation never accepts a new loss.
   */
  public static boolean accepts(@Nullable String annotation, Optional<NodeReport.History> trouble) {
    return trouble
        .filter(found -> OPEN_TO_DECISION.contains(found.verdict()))
        .filter(found -> found.range().equals(annotation))
        .isPresent();
  }
}
