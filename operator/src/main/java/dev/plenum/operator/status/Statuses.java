package dev.plenum.operator.status;

import dev.plenum.api.v1alpha1.ElectionStatus;
import dev.plenum.api.v1alpha1.ExamSessionStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A summary with what a kind counts. Counts stay as they were while no node answers. */
public final class Statuses {
  private Statuses() {}

  public static ElectionStatus election(
      Summary summary, Observation seen, @Nullable ElectionStatus before) {
    Optional<NodeReport> best = seen.best();
    return new ElectionStatus(
        summary.generation(),
        summary.phase(),
        summary.conditions(),
        summary.leader(),
        summary.epoch(),
        summary.nodes(),
        best.map(NodeReport::ballots).orElseGet(() -> before == null ? null : before.ballots()),
        best.map(NodeReport::rollSize).orElseGet(() -> before == null ? null : before.rollSize()),
        summary.endpoint(),
        summary.credentialsSecret(),
        summary.closesAt(),
        summary.checkpoint(),
        summary.generatedSecrets());
  }

  public static ExamSessionStatus exam(
      Summary summary, Observation seen, @Nullable ExamSessionStatus before) {
    Optional<NodeReport> best = seen.best();
    return new ExamSessionStatus(
        summary.generation(),
        summary.phase(),
        summary.conditions(),
        summary.leader(),
        summary.epoch(),
        summary.nodes(),
        best.map(NodeReport::students).orElseGet(() -> before == null ? null : before.students()),
        best.map(NodeReport::begun).orElseGet(() -> before == null ? null : before.begun()),
        best.map(NodeReport::handedIn).orElseGet(() -> before == null ? null : before.handedIn()),
        summary.endpoint(),
        summary.credentialsSecret(),
        summary.closesAt(),
        summary.checkpoint(),
        summary.generatedSecrets());
  }
}
