package dev.plenum.operator.reconcile.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.operator.status.NodeReport;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryDecisionTest {
  private static Optional<NodeReport.History> trouble(String verdict) {
    return Optional.of(new NodeReport.History(verdict, "", 16, 20));
  }

  @Test
  void aLossIsAcceptedByNamingIt() {
    assertThat(HistoryDecision.accepts("16-20", trouble("HistoryLost"))).isTrue();
    assertThat(HistoryDecision.accepts("16-20", trouble("ForeignEntries"))).isTrue();
  }

  @Test
  void anOldDecisionAcceptsNoNewLoss() {
    assertThat(HistoryDecision.accepts("11-12", trouble("HistoryLost"))).isFalse();
    assertThat(HistoryDecision.accepts(null, trouble("HistoryLost"))).isFalse();
    assertThat(HistoryDecision.accepts("16-20", Optional.empty())).isFalse();
  }

  @Test
  void whatHealsByItselfOrIsDamagedIsNoQuestionOfOpinion() {
    assertThat(HistoryDecision.accepts("16-20", trouble("DatabaseShort"))).isFalse();
    assertThat(HistoryDecision.accepts("16-20", trouble("EntryDamaged"))).isFalse();
  }
}
