package dev.plenum.operator.status;

import dev.plenum.operator.model.Labels;
import dev.plenum.operator.model.Rollout;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds every condition, once a pass. A transition's time moves only when the status does. */
final class Conditions {
  private final long generation;
  private final @Nullable List<Condition> before;
  private final Instant now;

  Conditions(long generation, @Nullable List<Condition> before, Instant now) {
    this.generation = generation;
    this.before = before;
    this.now = now;
  }

  List<Condition> of(Observation seen) {
    return List.of(
        ready(seen),
        database(seen),
        quorum(seen),
        history(seen),
        progressing(seen),
        degraded(seen));
  }

  private Condition ready(Observation seen) {
    Optional<Finding> finding = seen.findings().stream().findFirst();
    if (finding.isPresent()) {
      return condition(ConditionType.READY, false, finding.get().reason(), finding.get().message());
    }
    if (seen.historyStops()) {
      NodeReport.History trouble = seen.historyTrouble().orElseThrow();
      return condition(ConditionType.READY, false, reason(trouble), told(trouble));
    }
    if (seen.reports().isEmpty() || seen.readyPods() < seen.majority()) {
      return condition(ConditionType.READY, false, Reason.NODES_STARTING, nodes(seen));
    }
    if (!seen.databaseReady()) {
      return condition(
          ConditionType.READY,
          false,
          Reason.DATABASE_UNREACHABLE,
          "no node reaches the database: people are told to try again");
    }
    if (!seen.quorumHealthy()) {
      return condition(
          ConditionType.READY,
          false,
          Reason.QUORUM_LOST,
          "no majority of nodes agrees: " + nodes(seen));
    }
    String leader = seen.leader();
    return leader == null
        ? condition(
            ConditionType.READY, false, Reason.NO_LEADER, "no node leads yet; this heals by itself")
        : condition(
            ConditionType.READY, true, Reason.SERVING, "served by " + seen.readyPods() + " nodes");
  }

  private Condition database(Observation seen) {
    if (seen.reports().isEmpty()) {
      return condition(
          ConditionType.DATABASE_READY, null, Reason.NOT_KNOWN, "no node has answered yet");
    }
    return seen.databaseReady()
        ? seen.database().map(this::answers).orElseGet(this::answers)
        : condition(
            ConditionType.DATABASE_READY,
            false,
            Reason.DATABASE_UNREACHABLE,
            "no node reaches the database; it is tried again all the time");
  }

  private Condition answers() {
    return condition(
        ConditionType.DATABASE_READY, true, Reason.DATABASE_ANSWERS, "nodes reach the database");
  }

  private Condition answers(NodeReport.Database database) {
    return condition(
        ConditionType.DATABASE_READY,
        true,
        database.survivesCrash() ? Reason.DATABASE_ANSWERS : Reason.DATABASE_NOT_DURABLE,
        "nodes reach the database: " + database.promises());
  }

  private Condition quorum(Observation seen) {
    if (seen.reports().isEmpty()) {
      return condition(
          ConditionType.QUORUM_HEALTHY, null, Reason.NOT_KNOWN, "no node has answered yet");
    }
    if (!seen.quorumHealthy()) {
      return condition(
          ConditionType.QUORUM_HEALTHY,
          false,
          Reason.QUORUM_LOST,
          "fewer than %d of %d nodes agree".formatted(seen.majority(), seen.wanted()));
    }
    return seen.quorumWhole()
        ? condition(
            ConditionType.QUORUM_HEALTHY, true, Reason.QUORUM_WHOLE, "every node is a member")
        : condition(
            ConditionType.QUORUM_HEALTHY,
            true,
            Reason.QUORUM_REDUCED,
            "a majority agrees, but not every node is a member");
  }

  private Condition history(Observation seen) {
    if (seen.reports().isEmpty()) {
      return condition(
          ConditionType.HISTORY_INTACT, null, Reason.NOT_KNOWN, "no node has answered yet");
    }
    return seen.historyTrouble()
        .map(trouble ->
            condition(ConditionType.HISTORY_INTACT, false, reason(trouble), told(trouble)))
        .orElseGet(() ->
            condition(
                ConditionType.HISTORY_INTACT,
                true,
                Reason.HISTORY_AGREES,
                "nodes and database have the same entries"));
  }

  private static String told(NodeReport.History trouble) {
    return reason(trouble).opensADecision()
        ? "%s; to go on with the database as it is, annotate %s=%s"
            .formatted(trouble.sentence(), Labels.ACCEPT_HISTORY, trouble.range())
        : trouble.sentence();
  }

  private static Reason reason(NodeReport.History trouble) {
    return Reason.ofHistory(trouble.verdict());
  }

  private Condition progressing(Observation seen) {
    Rollout.Decision rollout = seen.rollout();
    String sentence = rollout.sentence();
    if (rollout.reason() == Rollout.Reason.HELD_WHILE_OPEN) {
      return condition(ConditionType.PROGRESSING, false, Reason.HELD_WHILE_OPEN, sentence);
    }
    if (rollout.reason() != Rollout.Reason.UP_TO_DATE) {
      return condition(ConditionType.PROGRESSING, true, Reason.ROLLING_OUT, sentence);
    }
    return seen.readyPods() < seen.wanted()
        ? condition(ConditionType.PROGRESSING, true, Reason.NODES_STARTING, nodes(seen))
        : condition(ConditionType.PROGRESSING, false, Reason.SETTLED, "nothing is under way");
  }

  private Condition degraded(Observation seen) {
    if (!seen.findings().isEmpty()) {
      Finding finding = seen.findings().getFirst();
      return condition(ConditionType.DEGRADED, true, finding.reason(), finding.message());
    }
    if (seen.readyPods() < seen.wanted()) {
      return condition(ConditionType.DEGRADED, true, Reason.NODES_MISSING, nodes(seen));
    }
    return seen.database()
        .filter(database -> !database.survivesCrash())
        .map(this::notDurable)
        .orElseGet(() ->
            condition(
                ConditionType.DEGRADED, false, Reason.ALL_NODES_READY, "every node is ready"));
  }

  private Condition notDurable(NodeReport.Database database) {
    return condition(
        ConditionType.DEGRADED,
        true,
        Reason.DATABASE_NOT_DURABLE,
        "a crash of the database's machine may lose what was confirmed: " + database.promises());
  }

  private static String nodes(Observation seen) {
    String waiting = seen.waiting();
    return "%d of %d nodes are ready%s"
        .formatted(seen.readyPods(), seen.wanted(), waiting == null ? "" : ": " + waiting);
  }

  private Condition condition(
      ConditionType type, @Nullable Boolean holds, Reason reason, String message) {
    String status = holds == null ? "Unknown" : holds ? "True" : "False";
    return new ConditionBuilder()
        .withType(type.text())
        .withStatus(status)
        .withReason(reason.text())
        .withMessage(message)
        .withObservedGeneration(generation)
        .withLastTransitionTime(since(type, status))
        .build();
  }

  private String since(ConditionType type, String status) {
    return find(before, type)
        .filter(condition -> status.equals(condition.getStatus()))
        .map(Condition::getLastTransitionTime)
        .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  static Optional<Condition> find(@Nullable List<Condition> conditions, ConditionType type) {
    return conditions == null
        ? Optional.empty()
        : conditions.stream().filter(c -> type.text().equals(c.getType())).findFirst();
  }
}
