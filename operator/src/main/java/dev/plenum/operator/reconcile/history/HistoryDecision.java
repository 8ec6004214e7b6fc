package dev.plenum.operator.reconcile.history;

import dev.plenum.operator.status.NodeReport;
import dev.plenum.operator.status.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a person decided that the database's history is the true one. */
public final class HistoryDecision {
  private HistoryDecision() {}

  /**
   * Whether the annotation accepts just what nodes found. It names the range, so that an old
   * annotation never accepts a new loss.
   */
  public static boolean accepts(@Nullable String annotation, Optional<NodeReport.History> trouble) {
    return trouble
        .filter(found -> Reason.ofHistory(found.verdict()).opensADecision())
        .filter(found -> found.range().equals(annotation))
        .isPresent();
  }
}
