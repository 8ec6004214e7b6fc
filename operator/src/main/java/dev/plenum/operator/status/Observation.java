package dev.plenum.operator.status;

import dev.plenum.operator.model.Rollout;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was seen in one pass. Observers fill it, nobody acts in it, conditions are built from it.
 *
 * @param wanted how many nodes there shall be
 * @param readyPods how many of their pods are ready
 * @param waiting why a pod that is not ready is not, in the words of Kubernetes
 */
public record Observation(
    int wanted,
    int readyPods,
    Map<String, NodeReport> reports,
    List<Finding> findings,
    Rollout.Decision rollout,
    @Nullable String waiting) {

  private static final Set<String> HISTORY_WELL =
      Set.of(NodeReport.History.AGREES, NodeReport.History.UNKNOWN);

  /** Rising: of several that nodes say, the last one here is told. */
  private static final List<String> HISTORY_REASONS =
      Stream.of(
              Reason.DATABASE_SHORT,
              Reason.CANNOT_FOLD,
              Reason.DATABASE_DIFFERS,
              Reason.ENTRY_DAMAGED,
              Reason.FOREIGN_ENTRIES,
              Reason.HISTORY_LOST)
          .map(Reason::text)
          .toList();

  /** The same, with a decision made from it. */
  public Observation with(Rollout.Decision decision) {
    return new Observation(wanted, readyPods, reports, findings, decision, waiting);
  }

  public @Nullable String phase() {
    return best().map(NodeReport::phase).orElse(null);
  }

  int majority() {
    return wanted / 2 + 1;
  }

  /** The leader's report, or else that of the node that has folded most. */
  public Optional<NodeReport> best() {
    return all().stream()
        .max(
            Comparator.comparing(NodeReport::leading)
                .thenComparingLong(NodeReport::epoch)
                .thenComparingLong(NodeReport::folded));
  }

  /** The node that leads: of two that both believe it, the one of the higher epoch. */
  public @Nullable String leader() {
    return all().stream()
        .filter(NodeReport::leading)
        .max(Comparator.comparingLong(NodeReport::epoch))
        .map(NodeReport::node)
        .orElse(null);
  }

  boolean quorumHealthy() {
    return all().stream().filter(NodeReport::quorumHealthy).count() >= majority();
  }

  /** Every node answers, is healthy and sees all others as members. */
  public boolean quorumWhole() {
    return reports.size() == wanted
        && all().stream().allMatch(report -> report.quorumHealthy() && report.members() == wanted);
  }

  /** What nodes say of their history that is not as it should be; the gravest. */
  public Optional<NodeReport.History> historyTrouble() {
    return all().stream()
        .map(NodeReport::history)
        .filter(Objects::nonNull)
        .filter(history -> !HISTORY_WELL.contains(history.verdict()))
        .max(Comparator.comparingInt(history -> HISTORY_REASONS.indexOf(history.verdict())));
  }

  /** Whether what is wrong keeps the resource from serving. */
  boolean historyStops() {
    return leader() == null && historyTrouble().isPresent();
  }

  boolean databaseReady() {
    return all().stream().anyMatch(NodeReport::databaseReady);
  }

  /** What the database promises: where two nodes reach two of them, the weaker word. */
  Optional<NodeReport.Database> database() {
    return all().stream()
        .map(NodeReport::database)
        .filter(Objects::nonNull)
        .min(Comparator.comparing(NodeReport.Database::survivesCrash));
  }

  private Collection<NodeReport> all() {
    return reports.values();
  }
}
