package dev.plenum.operator.status;

import dev.plenum.api.v1alpha1.Checkpoint;
import dev.plenum.api.v1alpha1.ResourceStatus;
import dev.plenum.operator.model.Names;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes of one observation, and of what was known before, what a status says of any kind. */
public final class StatusAggregator {
  private static final String STARTING = "starting";

  private StatusAggregator() {}

  public static Summary summary(
      Names names,
      long generation,
      Observation seen,
      List<String> generatedSecrets,
      @Nullable ResourceStatus before,
      Instant now) {
    Optional<NodeReport> best = seen.best();
    return new Summary(
        generation,
        best.map(NodeReport::phase).orElseGet(() -> phaseBefore(before)),
        new Conditions(generation, before == null ? null : before.conditions(), now).of(seen),
        seen.leader(),
        best.map(NodeReport::epoch).orElseGet(() -> before == null ? null : before.epoch()),
        seen.readyPods() + "/" + seen.wanted(),
        "http://%s.%s.svc".formatted(names.nodes(), names.namespace()),
        names.credentialsSecret(),
        best.isPresent() ? best.get().closesAt() : before == null ? null : before.closesAt(),
        checkpoint(best, before),
        generatedSecrets);
  }

  /** The last known phase stays while no node answers: it guards what may be edited. */
  private static String phaseBefore(@Nullable ResourceStatus before) {
    return before == null || before.phase() == null ? STARTING : before.phase();
  }

  private static @Nullable Checkpoint checkpoint(
      Optional<NodeReport> best, @Nullable ResourceStatus before) {
    Checkpoint known = before == null ? null : before.checkpoint();
    String root = best.map(NodeReport::root).orElse(null);
    if (root == null) {
      return known;
    }
    long folded = best.map(NodeReport::folded).orElse(0L);
    // A ledger never shrinks: what was seen once must not be forgotten because a node is behind.
    return known != null && known.size() > folded ? known : new Checkpoint(folded, root);
  }
}
