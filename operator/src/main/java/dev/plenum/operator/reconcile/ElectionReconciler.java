package dev.plenum.operator.reconcile;

import dev.plenum.api.v1alpha1.Election;
import dev.plenum.api.v1alpha1.ElectionSpec;
import dev.plenum.api.v1alpha1.ElectionStatus;
import dev.plenum.operator.model.Blueprint;
import dev.plenum.operator.model.Installation;
import dev.plenum.operator.model.Labels;
import dev.plenum.operator.model.Names;
import dev.plenum.operator.model.ResourceConfig;
import dev.plenum.operator.model.Rollout;
import dev.plenum.operator.model.SpecCheck;
import dev.plenum.operator.reconcile.rollout.RolloutAction;
import dev.plenum.operator.reconcile.rollout.RolloutStatus;
import dev.plenum.operator.reconcile.secrets.GeneratedSecretsAction;
import dev.plenum.operator.reconcile.secrets.ReferencedSecrets;
import dev.plenum.operator.status.ConditionType;
import dev.plenum.operator.status.Finding;
import dev.plenum.operator.status.NodeProbe;
import dev.plenum.operator.status.NodeReport;
import dev.plenum.operator.status.Observation;
import dev.plenum.operator.status.Reason;
import dev.plenum.operator.status.StatusAggregator;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reconciles everything every time: validate, make what is missing, observe, report, then act. */
@ControllerConfiguration(name = "election")
public final class ElectionReconciler implements Reconciler<Election> {
  private static final Set<String> POLLING = Set.of("open", "paused");

  private final Installation installation;
  private final NodeProbe probe;
  private final Clock clock;
  private final LongAdder writes = new LongAdder();
  private final Workload workload;
  private final GeneratedSecretsAction generatedSecrets;
  private final ReferencedSecrets referencedSecrets;
  private final RolloutAction rolloutAction;
  private final Events events;
  private final KubernetesClient client;

  public ElectionReconciler(
      KubernetesClient client,
      Installation installation,
      NodeProbe probe,
      UnaryOperator<String> random,
      Clock clock) {
    this.client = client;
    this.installation = installation;
    this.probe = probe;
    this.clock = clock;
    this.workload = new Workload(installation, writes);
    this.generatedSecrets = new GeneratedSecretsAction(client, random);
    this.referencedSecrets = new ReferencedSecrets(client);
    this.rolloutAction = new RolloutAction(client);
    this.events = new Events(client, clock);
  }

  /** How many objects were made or put right so far. */
  public long writes() {
    return writes.sum();
  }

  @Override
  public List<EventSource<?, Election>> prepareEventSources(EventSourceContext<Election> context) {
    return workload.eventSources(context);
  }

  @Override
  public UpdateControl<Election> reconcile(Election election, Context<Election> context) {
    List<Finding> findings = new ArrayList<>();
    Optional<Blueprint> accepted = accept(election, context, findings);
    if (accepted.isEmpty()) {
      return report(election, nothingYet(election, findings), List.of());
    }
    Blueprint blueprint = accepted.get();
    var secrets = generatedSecrets.ensure(blueprint, election.getStatus());
    findings.addAll(secrets.findings());
    findings.addAll(referencedSecrets.check(blueprint));
    findings.addAll(workload.apply(blueprint, findings.isEmpty(), context));
    List<Pod> pods = pods(election);
    Observation seen = observe(blueprint, pods, findings, context);
    UpdateControl<Election> update = report(election, seen, secrets.generated());
    if (announced(election, seen)) {
      act(election, seen, pods);
    }
    return update;
  }

  /** The spec as declared, or, where that cannot be used, the last one that could. */
  private Optional<Blueprint> accept(
      Election election, Context<Election> context, List<Finding> findings) {
    Optional<ElectionSpec> lastGood =
        ResourceConfig.lastGood(workload.resourceConfig(election, context).orElse(null));
    List<String> problems = SpecCheck.problems(election.getSpec(), lastGood, Instant.now(clock));
    problems.forEach(problem -> findings.add(new Finding(Reason.SPEC_INVALID, problem)));
    return (problems.isEmpty() ? Optional.of(election.getSpec()) : lastGood)
        .map(spec -> new Blueprint(with(election, spec), installation));
  }

  private static Election with(Election election, ElectionSpec spec) {
    Election effective = new Election();
    effective.setMetadata(election.getMetadata());
    effective.setSpec(spec);
    return effective;
  }

  private List<Pod> pods(Election election) {
    return client
        .pods()
        .inNamespace(election.getMetadata().getNamespace())
        .withLabels(Labels.selector(election.getMetadata().getName(), Labels.NODE))
        .list()
        .getItems()
        .stream()
        .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
        .toList();
  }

  private Observation observe(
      Blueprint blueprint, List<Pod> pods, List<Finding> found, Context<Election> context) {
    Map<String, NodeReport> reports = probe.ask(pods);
    List<Finding> findings = new ArrayList<>(found);
    findings.addAll(nodeFindings(blueprint, reports));
    Observation seen =
        new Observation(
            blueprint.replicas(),
            (int) pods.stream().filter(RolloutStatus::ready).count(),
            reports,
            List.copyOf(findings),
            new Rollout.Decision(Rollout.Reason.UP_TO_DATE, null),
            RolloutStatus.waiting(pods));
    return workload
        .nodes(blueprint.election(), context)
        .map(set -> seen.with(decide(set, pods, seen)))
        .orElse(seen);
  }

  private Rollout.Decision decide(StatefulSet set, List<Pod> pods, Observation seen) {
    var rollout = new RolloutStatus(set, pods, Instant.now(clock));
    String phase = seen.phase();
    return Rollout.decide(
        new Rollout.View(
            seen.wanted(),
            rollout.settled(),
            seen.quorumWhole(),
            phase != null && POLLING.contains(phase),
            seen.leader(),
            rollout.pods()));
  }

  private static List<Finding> nodeFindings(Blueprint blueprint, Map<String, NodeReport> reports) {
    List<Finding> findings = new ArrayList<>();
    first(reports, NodeReport::rollError)
        .ifPresent(error ->
            findings.add(
                new Finding(
                    Reason.ROLL_INVALID,
                    "Secret %s, key %s: %s"
                        .formatted(
                            blueprint.spec().roll().secretRef().name(),
                            blueprint.rollKey(),
                            error))));
    first(reports, NodeReport::specError)
        .ifPresent(error -> findings.add(new Finding(Reason.SPEC_INVALID, error)));
    return findings;
  }

  private static Optional<String> first(
      Map<String, NodeReport> reports, Function<NodeReport, @Nullable String> field) {
    return reports.values().stream()
        .flatMap(report -> Optional.ofNullable(field.apply(report)).stream())
        .findFirst();
  }

  private Observation nothingYet(Election election, List<Finding> findings) {
    return new Observation(
        new Blueprint(election, installation).replicas(),
        0,
        Map.of(),
        List.copyOf(findings),
        new Rollout.Decision(Rollout.Reason.UP_TO_DATE, null),
        null);
  }

  /** Writes the status if it says anything new, and tells how soon to look again. */
  private UpdateControl<Election> report(
      Election election, Observation seen, List<String> generated) {
    ElectionStatus before = election.getStatus();
    ElectionStatus after =
        StatusAggregator.status(
            Names.of(election),
            election.getMetadata().getGeneration(),
            seen,
            generated,
            before,
            Instant.now(clock));
    if (after.equals(before)) {
      return UpdateControl.<Election>noUpdate().rescheduleAfter(Pace.of(seen));
    }
    events.transition(election, before, after);
    return UpdateControl.patchStatus(statusOnly(election, after)).rescheduleAfter(Pace.of(seen));
  }

  /** What is sent holds nothing that other field managers own. */
  private static Election statusOnly(Election election, ElectionStatus status) {
    Election patch = new Election();
    patch.getMetadata().setName(election.getMetadata().getName());
    patch.getMetadata().setNamespace(election.getMetadata().getNamespace());
    patch.setStatus(status);
    return patch;
  }

  /**
   * Whether the stored status already tells of the step: whoever looks after a crash sees what was
   * meant. A step is therefore taken in the pass after the one that decided it.
   */
  private static boolean announced(Election election, Observation seen) {
    ElectionStatus stored = election.getStatus();
    List<Condition> conditions = stored == null ? null : stored.conditions();
    return conditions != null
        && conditions.stream()
            .filter(one -> ConditionType.PROGRESSING.text().equals(one.getType()))
            .anyMatch(one -> seen.rollout().sentence().equals(one.getMessage()));
  }

  private void act(Election election, Observation seen, List<Pod> pods) {
    Rollout.Decision decision = seen.rollout();
    if (rolloutAction.act(decision, pods)) {
      events.publish(election, "Normal", decision.reason().eventReason(), decision.sentence());
    }
  }
}
