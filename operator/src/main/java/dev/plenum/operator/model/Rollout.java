package dev.plenum.operator.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which pod may be replaced now. One at a time, only while all others hold the quorum, the leader
 * last, and nothing at all while people are at it unless a person asked for it.
 */
public final class Rollout {
  private Rollout() {}

  /**
   * A node's pod and what the node said of itself.
   *
   * @param stale made from an older template than the present one
   * @param asked a person asked for the restart that it still lacks
   * @param stuck has not been ready for so long that waiting for it helps nobody
   */
  public record PodView(
      String name,
      boolean ready,
      boolean terminating,
      boolean stale,
      boolean asked,
      boolean stuck) {}

  /**
   * All that the decision is made from.
   *
   * @param wanted how many pods there shall be
   * @param settled the StatefulSet controller has seen the present template
   * @param quorumWhole every node is a member of the quorum and says that it is healthy
   * @param open people may be voting or sitting the exam
   */
  public record View(
      int wanted,
      boolean settled,
      boolean quorumWhole,
      boolean open,
      @Nullable String leader,
      List<PodView> pods) {}

  /** What to do, for which reason. */
  public record Decision(Reason reason, @Nullable String pod) {
    public String sentence() {
      return reason.sentence() + (pod == null ? "" : ": " + pod);
    }
  }

  /** Every reason to restart a pod or to wait with it. */
  public enum Reason {
    UP_TO_DATE("every pod is as wanted"),
    RESTART_FOLLOWER("restarting a node that does not lead"),
    RESTART_LEADER("restarting the leader, last of all, which hands over first"),
    REPLACE_STUCK("replacing a pod of an older template that does not become ready"),
    WAIT_CONTROLLER("waiting until the StatefulSet's change is seen"),
    WAIT_POD("waiting until every pod is ready"),
    WAIT_QUORUM("waiting until every node is a member of the quorum again"),
    WAIT_LEADER("waiting until a node leads"),
    HELD_WHILE_OPEN(
        "a change waits until it is closed; annotate plenum.dev/restart to have it now");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    public String sentence() {
      return sentence;
    }

    /** As events name it: RestartLeader. */
    public String eventReason() {
      return Arrays.stream(name().split("_", -1))
          .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
          .collect(Collectors.joining());
    }

    public boolean restarts() {
      return this == RESTART_FOLLOWER || this == RESTART_LEADER || this == REPLACE_STUCK;
    }
  }

  public static Decision decide(View view) {
    List<PodView> stale = view.pods().stream().filter(PodView::stale).toList();
    if (stale.isEmpty()) {
      return new Decision(view.settled() ? Reason.UP_TO_DATE : Reason.WAIT_CONTROLLER, null);
    }
    if (view.open() && stale.stream().noneMatch(PodView::asked)) {
      return new Decision(Reason.HELD_WHILE_OPEN, null);
    }
    if (!view.settled()) {
      return new Decision(Reason.WAIT_CONTROLLER, null);
    }
    return blocked(view, stale).orElseGet(() -> next(view, stale));
  }

  private static Optional<Decision> blocked(View view, List<PodView> stale) {
    Optional<PodView> unready =
        view.pods().stream().filter(pod -> !pod.ready() || pod.terminating()).findFirst();
    Optional<PodView> stuck =
        stale.stream().filter(pod -> pod.stuck() && !pod.terminating()).findFirst();
    if (stuck.isPresent() && view.pods().stream().noneMatch(PodView::terminating)) {
      // It serves nobody as it is: replacing it is the only way a wrong template is ever corrected.
      return Optional.of(new Decision(Reason.REPLACE_STUCK, stuck.get().name()));
    }
    if (unready.isPresent() || view.pods().size() < view.wanted()) {
      return Optional.of(new Decision(Reason.WAIT_POD, unready.map(PodView::name).orElse(null)));
    }
    if (!view.quorumWhole()) {
      return Optional.of(new Decision(Reason.WAIT_QUORUM, null));
    }
    return view.leader() == null
        ? Optional.of(new Decision(Reason.WAIT_LEADER, null))
        : Optional.empty();
  }

  private static Decision next(View view, List<PodView> stale) {
    return stale.stream()
        .filter(pod -> !pod.name().equals(view.leader()))
        .max(Comparator.comparing(PodView::name))
        .map(pod -> new Decision(Reason.RESTART_FOLLOWER, pod.name()))
        .orElseGet(() -> new Decision(Reason.RESTART_LEADER, view.leader()));
  }
}
