package dev.plenum.operator.status;

import dev.plenum.api.v1alpha1.ElectionStatus;
import dev.plenum.operator.model.Names;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the whole status out of one observation and what was known before. */
public final class StatusAggregator {
  private static final String STARTING = "starting";

  private StatusAggregator() {}

  public static ElectionStatus status(
      Names names,
      long generation,
      Observation seen,
      List<String> generatedSecrets,
      @Nullable ElectionStatus before,
      Instant now) {
    Optional<NodeReport> best = seen.best();
    List<Condition> conditions =
        new Conditions(generation, before == null ? null : before.conditions(), now).of(seen);
    return new ElectionStatus(
        generation,
        best.map(NodeReport::phase).orElseGet(() -> phaseBefore(before)),
        conditions,
        seen.leader(),
        best.map(NodeReport::epoch).orElseGet(() -> before == null ? null : before.epoch()),
        seen.readyPods() + "/" + seen.wanted(),
        best.map(NodeReport::ballots).orElseGet(() -> before == null ? null : before.ballots()),
        best.map(NodeReport::rollSize).orElseGet(() -> before == null ? null : before.rollSize()),
        "http://%s.%s.svc".formatted(names.nodes(), names.namespace()),
        names.credentialsSecret(),
        best.isPresent() ? best.get().closesAt() : before == null ? null : before.closesAt(),
        checkpoint(best, before),
        generatedSecrets);
  }

  /** The last known phase stays while no node answers: it guards what may be edited. */
  private static String phaseBefore(@Nullable ElectionStatus before) {
    return before == null || before.phase() == null ? STARTING : before.phase();
  }

  private static ElectionStatus.@Nullable Checkpoint checkpoint(
      Optional<NodeReport> best, @Nullable ElectionStatus before) {
    ElectionStatus.Checkpoint known = before == null ? null : before.checkpoint();
    String root = best.map(NodeReport::root).orElse(null);
    if (root == null) {
      return known;
    }
    long folded = best.map(NodeReport::folded).orElse(0L);
    // A ledger never shrinks: what was seen once must not be forgotten because a node is behind.
    return known != null && known.size() > folded
        ? known
        : new ElectionStatus.Checkpoint(folded, root);
  }
}
