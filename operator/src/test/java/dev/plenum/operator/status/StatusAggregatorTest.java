package dev.plenum.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.api.v1alpha1.ElectionStatus;
import dev.plenum.api.v1alpha1.ExamSessionStatus;
import dev.plenum.operator.model.Labels;
import dev.plenum.operator.model.Names;
import dev.plenum.operator.model.Rollout;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusAggregatorTest {
  private static final NodeReport.History AGREES =
      new NodeReport.History(NodeReport.History.AGREES, "", 0, 0);
  private static final Names NAMES = new Names(Labels.ELECTION, "board", "ns");
  private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
  private static final List<String> ALL = List.of("board-0", "board-1", "board-2");

  @Test
  void threeGoodNodesServe() {
    ElectionStatus status =
        status(
            seen(3, report("board-0", true), report("board-1", false), report("board-2", false)),
            null);
    assertThat(told(status, "Ready")).isEqualTo("True Serving");
    assertThat(told(status, "QuorumHealthy")).isEqualTo("True QuorumWhole");
    assertThat(told(status, "Degraded")).isEqualTo("False AllNodesReady");
    assertThat(told(status, "Progressing")).isEqualTo("False Settled");
    assertThat(status.leader()).isEqualTo("board-0");
    assertThat(status.nodes()).isEqualTo("3/3");
  }

  @Test
  void twoOfThreeStillServeButLessSafely() {
    ElectionStatus status =
        status(seen(2, report("board-0", true), report("board-1", false)), null);
    assertThat(told(status, "Ready")).isEqualTo("True Serving");
    assertThat(told(status, "QuorumHealthy")).isEqualTo("True QuorumReduced");
    assertThat(told(status, "Degraded")).isEqualTo("True NodesMissing");
  }

  @Test
  void oneOfThreeDoesNotServe() {
    assertThat(told(status(seen(1, report("board-0", true)), null), "Ready"))
        .isEqualTo("False NodesStarting");
  }

  @Test
  void silenceIsNotKnownAndKeepsThePhaseThatGuardsTheManifest() {
    ElectionStatus open = status(seen(3, report("board-0", true)), null);
    ElectionStatus silent = status(seen(0), open);
    assertThat(told(silent, "DatabaseReady")).isEqualTo("Unknown NotKnown");
    assertThat(silent.phase()).isEqualTo("open");
    assertThat(silent.ballots()).isEqualTo(3);
    assertThat(silent.checkpoint()).isEqualTo(open.checkpoint());
  }

  @Test
  void ofTwoThatBelieveTheyLeadTheHigherEpochIsBelieved() {
    NodeReport old = report("board-0", true);
    NodeReport young =
        new NodeReport(
            "board-1", "open", "board-1", true, 8, 1, 42, 42, "cafe", AGREES, ALL, true, true, true,
            null, 10, 3, 0, 0, 0, null, null, null, null, null, null);
    assertThat(status(seen(3, old, young), null).leader()).isEqualTo("board-1");
  }

  @Test
  void aDatabaseThatMayLoseWhatItConfirmedIsSaidToBeSo() {
    var durable = new NodeReport.Database(true, "fsync on");
    var loses = new NodeReport.Database(false, "fsync off");
    ElectionStatus good = status(seen(1, report("board-0", true, durable)), null);
    assertThat(told(good, "DatabaseReady")).isEqualTo("True DatabaseAnswers");
    assertThat(condition(good, "DatabaseReady").getMessage()).endsWith(": fsync on");
    ElectionStatus bad =
        status(
            seen(
                3,
                report("board-0", true, durable),
                report("board-1", false, loses),
                report("board-2", false)),
            null);
    assertThat(told(bad, "DatabaseReady")).isEqualTo("True DatabaseNotDurable");
    assertThat(told(bad, "Degraded")).isEqualTo("True DatabaseNotDurable");
    assertThat(condition(bad, "Degraded").getMessage()).contains("fsync off");
    assertThat(told(bad, "Ready")).isEqualTo("True Serving");
  }

  @Test
  void aFindingIsTheReason() {
    var finding = new Finding(Reason.ROLL_SECRET_MISSING, "no Secret board-roll");
    var seen = new Observation(3, 0, Map.of(), List.of(finding), upToDate(), null);
    ElectionStatus status = status(seen, null);
    assertThat(told(status, "Ready")).isEqualTo("False RollSecretMissing");
    assertThat(told(status, "Degraded")).isEqualTo("True RollSecretMissing");
  }

  @Test
  void aChangeThatIsHeldIsToldWithTheWayOutAndIsNoFault() {
    Observation good =
        seen(3, report("board-0", true), report("board-1", false), report("board-2", false));
    var held = new Rollout.Decision(Rollout.Reason.HELD_WHILE_OPEN, null);
    ElectionStatus status = status(good.with(held), null);
    assertThat(told(status, "Progressing")).isEqualTo("False HeldWhileOpen");
    assertThat(condition(status, "Progressing").getMessage()).contains("plenum.dev/restart");
    assertThat(told(status, "Ready")).isEqualTo("True Serving");
    assertThat(told(status, "Degraded")).isEqualTo("False AllNodesReady");
  }

  @Test
  void aTransitionTimeMovesOnlyWithTheStatus() {
    Observation good =
        seen(3, report("board-0", true), report("board-1", false), report("board-2", false));
    ElectionStatus first = status(good, null);
    ElectionStatus later = status(good, first, NOW.plusSeconds(60));
    assertThat(later).isEqualTo(first);
  }

  @Test
  void anExamCountsItsStudents() {
    Observation good = seen(3, report("board-0", true), report("board-1", false));
    ExamSessionStatus status = exam(good, null);
    assertThat(status.students()).isEqualTo(20);
    assertThat(status.begun()).isEqualTo(12);
    assertThat(status.handedIn()).isEqualTo(7);
    assertThat(exam(seen(0), status).handedIn()).isEqualTo(7);
  }

  private static ElectionStatus status(Observation seen, @Nullable ElectionStatus before) {
    return status(seen, before, NOW);
  }

  private static ElectionStatus status(
      Observation seen, @Nullable ElectionStatus before, Instant now) {
    Summary summary = StatusAggregator.summary(NAMES, 1, seen, List.of(), before, now);
    return Statuses.election(summary, seen, before);
  }

  private static ExamSessionStatus exam(Observation seen, @Nullable ExamSessionStatus before) {
    Summary summary = StatusAggregator.summary(NAMES, 1, seen, List.of(), before, NOW);
    return Statuses.exam(summary, seen, before);
  }

  private static String told(ElectionStatus status, String type) {
    Condition found = condition(status, type);
    return found.getStatus() + " " + found.getReason();
  }

  private static Condition condition(ElectionStatus status, String type) {
    return Objects.requireNonNull(status.conditions()).stream()
        .filter(condition -> type.equals(condition.getType()))
        .findFirst()
        .orElseThrow();
  }

  private static NodeReport withHistory(NodeReport of, NodeReport.History history) {
    return new NodeReport(
        of.node(),
        of.phase(),
        null,
        false,
        of.epoch(),
        1,
        42,
        42,
        "cafe",
        history,
        ALL,
        true,
        false,
        true,
        null,
        10,
        3,
        20,
        12,
        7,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void aHistoryThatStopsTheShardIsTheReasonAndNamesTheRange() {
    var lost = new NodeReport.History("HistoryLost", "The database lost 16 to 20", 16, 20);
    var shorter = new NodeReport.History("DatabaseShort", "went back", 18, 20);
    Observation stopped =
        seen(
            0,
            withHistory(report("board-0", false), shorter),
            withHistory(report("board-1", false), lost),
            withHistory(report("board-2", false), AGREES));
    ElectionStatus status = status(stopped, null);
    assertThat(told(status, "Ready")).isEqualTo("False HistoryLost");
    assertThat(told(status, "HistoryIntact")).isEqualTo("False HistoryLost");
    assertThat(condition(status, "Ready").getMessage())
        .contains("16 to 20")
        .contains("plenum.dev/accept-history=16-20");
  }

  @Test
  void oneNodeThatCannotReadARowDoesNotStopTheOthers() {
    var damaged = new NodeReport.History("EntryDamaged", "entry 7 was changed", 7, 7);
    Observation good =
        seen(
            2,
            report("board-0", true),
            report("board-1", false),
            withHistory(report("board-2", false), damaged));
    ElectionStatus status = status(good, null);
    assertThat(told(status, "Ready")).isEqualTo("True Serving");
    assertThat(told(status, "HistoryIntact")).isEqualTo("False EntryDamaged");
  }

  private static Observation seen(int ready, NodeReport... reports) {
    Map<String, NodeReport> byName = new HashMap<>();
    for (NodeReport report : reports) {
      byName.put(report.node(), report);
    }
    return new Observation(3, ready, byName, List.of(), upToDate(), null);
  }

  private static Rollout.Decision upToDate() {
    return new Rollout.Decision(Rollout.Reason.UP_TO_DATE, null);
  }

  private static NodeReport report(String name, boolean leading) {
    return report(name, leading, null);
  }

  private static NodeReport report(
      String name, boolean leading, NodeReport.@Nullable Database database) {
    return new NodeReport(
        name, "open", "board-0", leading, 7, 1, 42, 42, "cafe", AGREES, ALL, true, true, true,
        database, 10, 3, 20, 12, 7, null, null, null, null, null, null);
  }
}
