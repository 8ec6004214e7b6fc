package dev.plenum.operator.reconcile;

import dev.plenum.api.v1alpha1.ResourceStatus;
import dev.plenum.operator.model.Blueprint;
import dev.plenum.operator.model.Input;
import dev.plenum.operator.model.Installation;
import dev.plenum.operator.model.Labels;
import dev.plenum.operator.model.Managed;
import dev.plenum.operator.model.ResourceConfig;
import dev.plenum.operator.model.Rollout;
import dev.plenum.operator.reconcile.history.HistoryAction;
import dev.plenum.operator.reconcile.history.HistoryDecision;
import dev.plenum.operator.reconcile.rollout.RolloutAction;
import dev.plenum.operator.reconcile.rollout.RolloutStatus;
import dev.plenum.operator.reconcile.secrets.CertificatesAction;
import dev.plenum.operator.reconcile.secrets.GeneratedSecretsAction;
import dev.plenum.operator.reconcile.secrets.ReferencedInputs;
import dev.plenum.operator.status.ConditionType;
import dev.plenum.operator.status.Finding;
import dev.plenum.operator.status.NodeProbe;
import dev.plenum.operator.status.NodeReport;
import dev.plenum.operator.status.Observation;
import dev.plenum.operator.status.Reason;
import dev.plenum.operator.status.StatusAggregator;
import dev.plenum.operator.status.Summary;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
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
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reconciles everything every time: validate, make what is missing, observe, report, then act. */
public abstract class ResourceReconciler<R extends HasMetadata, S extends ResourceStatus>
    implements Reconciler<R> {
  private final Kind<R, S> kind;
  private final Installation installation;
  private final NodeProbe probe;
  private final Clock clock;
  private final LongAdder writes = new LongAdder();
  private final Workload<R> workload;
  private final GeneratedSecretsAction generatedSecrets;
  private final CertificatesAction certificates;
  private final ReferencedInputs referencedInputs;
  private final RolloutAction rolloutAction;
  private final HistoryAction historyAction;
  private final Events events;
  private final KubernetesClient client;

  ResourceReconciler(
      Kind<R, S> kind,
      KubernetesClient client,
      Installation installation,
      NodeProbe probe,
      UnaryOperator<String> random,
      Clock clock) {
    this.kind = kind;
    this.client = client;
    this.installation = installation;
    this.probe = probe;
    this.clock = clock;
    this.workload = new Workload<>(kind, installation, writes);
    this.generatedSecrets = new GeneratedSecretsAction(client, random);
    this.certificates = new CertificatesAction(client);
    this.referencedInputs = new ReferencedInputs(client);
    this.rolloutAction = new RolloutAction(client);
    this.historyAction = new HistoryAction(client);
    this.events = new Events(client, clock);
  }

  /** The kind of resource, as {@code kind:} has it. */
  public String kind() {
    return HasMetadata.getKind(kind.type());
  }

  /** How many objects were made or put right so far. */
  public long writes() {
    return writes.sum();
  }

  @Override
  public List<EventSource<?, R>> prepareEventSources(EventSourceContext<R> context) {
    return workload.eventSources(context);
  }

  @Override
  public UpdateControl<R> reconcile(R resource, Context<R> context) {
    List<Finding> findings = new ArrayList<>();
    Optional<Blueprint> accepted = accept(resource, context, findings);
    if (accepted.isEmpty()) {
      return report(resource, nothingYet(resource, findings), List.of());
    }
    Blueprint blueprint = accepted.get();
    var secrets = generatedSecrets.ensure(blueprint, kind.status(resource));
    findings.addAll(secrets.findings());
    findings.addAll(certificates.ensure(blueprint, Instant.now(clock)));
    findings.addAll(referencedInputs.check(blueprint));
    findings.addAll(workload.apply(effective(blueprint), blueprint, findings.isEmpty(), context));
    List<Pod> pods = pods(resource);
    Observation seen = observe(blueprint, pods, findings, context);
    UpdateControl<R> update = report(resource, seen, secrets.generated());
    if (historyAccepted(resource, seen, pods)) {
      return update;
    }
    if (announced(resource, seen)) {
      act(resource, seen, pods);
    }
    return update;
  }

  /** The spec as declared, or, where that cannot be used, the last one that could. */
  private Optional<Blueprint> accept(R resource, Context<R> context, List<Finding> findings) {
    Managed declared = kind.managed(resource);
    Optional<Managed> lastGood =
        ResourceConfig.lastGood(workload.resourceConfig(resource, context).orElse(null), declared);
    List<String> problems = declared.problems(lastGood, Instant.now(clock));
    problems.forEach(problem -> findings.add(new Finding(Reason.SPEC_INVALID, problem)));
    return (problems.isEmpty() ? Optional.of(declared) : lastGood)
        .map(managed -> new Blueprint(managed, installation));
  }

  /** The resource with the spec in force. */
  private R effective(Blueprint blueprint) {
    return kind.type().cast(blueprint.resource());
  }

  private List<Pod> pods(R resource) {
    return client
        .pods()
        .inNamespace(resource.getMetadata().getNamespace())
        .withLabels(kind.managed(resource).names().selector(Labels.NODE))
        .list()
        .getItems()
        .stream()
        .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
        .toList();
  }

  private Observation observe(
      Blueprint blueprint, List<Pod> pods, List<Finding> found, Context<R> context) {
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
        .nodes(effective(blueprint), context)
        .map(set -> seen.with(decide(blueprint, set, pods, seen)))
        .orElse(seen);
  }

  private Rollout.Decision decide(
      Blueprint blueprint, StatefulSet set, List<Pod> pods, Observation seen) {
    var rollout = new RolloutStatus(set, pods, Instant.now(clock));
    String phase = seen.phase();
    return Rollout.decide(
        new Rollout.View(
            seen.wanted(),
            rollout.settled(),
            seen.quorumWhole(),
            phase != null && blueprint.managed().undisturbed().contains(phase),
            seen.leader(),
            rollout.pods()));
  }

  private static List<Finding> nodeFindings(Blueprint blueprint, Map<String, NodeReport> reports) {
    List<Finding> findings = new ArrayList<>();
    for (Input.Part part : Input.Part.values()) {
      first(reports, report -> report.error(part))
          .ifPresent(error ->
              findings.add(new Finding(Reason.invalid(part), where(blueprint, part) + error)));
    }
    first(reports, NodeReport::specError)
        .ifPresent(error -> findings.add(new Finding(Reason.SPEC_INVALID, error)));
    first(reports, NodeReport::ledgerError)
        .ifPresent(error -> findings.add(new Finding(Reason.LEDGER_TAKEN, error)));
    return findings;
  }

  /** Where a person finds what is wrong; nothing to add where it stands in the resource itself. */
  private static String where(Blueprint blueprint, Input.Part part) {
    List<Input> inputs =
        blueprint.managed().inputs().stream().filter(input -> input.part() == part).toList();
    if (inputs.size() > 1) {
      return "%d %ss from %s: ".formatted(inputs.size(), part.source(), inputs.getFirst().name());
    }
    return inputs.stream()
        .map(input -> "%s %s, key %s: ".formatted(part.source(), input.name(), input.key()))
        .findFirst()
        .orElse("");
  }

  private static Optional<String> first(
      Map<String, NodeReport> reports, Function<NodeReport, @Nullable String> field) {
    return reports.values().stream()
        .flatMap(report -> Optional.ofNullable(field.apply(report)).stream())
        .findFirst();
  }

  private Observation nothingYet(R resource, List<Finding> findings) {
    return new Observation(
        new Blueprint(kind.managed(resource), installation).replicas(),
        0,
        Map.of(),
        List.copyOf(findings),
        new Rollout.Decision(Rollout.Reason.UP_TO_DATE, null),
        null);
  }

  /** Writes the status if it says anything new, and tells how soon to look again. */
  private UpdateControl<R> report(R resource, Observation seen, List<String> generated) {
    S before = kind.status(resource);
    Summary summary =
        StatusAggregator.summary(
            kind.managed(resource).names(),
            resource.getMetadata().getGeneration(),
            seen,
            generated,
            before,
            Instant.now(clock));
    S after = kind.status(summary, seen, before);
    if (after.equals(before)) {
      return UpdateControl.<R>noUpdate().rescheduleAfter(Pace.of(seen));
    }
    events.transition(resource, before, after);
    return UpdateControl.patchStatus(kind.patch(resource, after)).rescheduleAfter(Pace.of(seen));
  }

  /**
   * Whether the stored status already tells of the step: whoever looks after a crash sees what was
   * meant. A step is therefore taken in the pass after the one that decided it.
   */
  private boolean announced(R resource, Observation seen) {
    ResourceStatus stored = kind.status(resource);
    List<Condition> conditions = stored == null ? null : stored.conditions();
    return conditions != null
        && conditions.stream()
            .filter(one -> ConditionType.PROGRESSING.text().equals(one.getType()))
            .anyMatch(one -> seen.rollout().sentence().equals(one.getMessage()));
  }

  private boolean historyAccepted(R resource, Observation seen, List<Pod> pods) {
    Map<String, String> annotations = resource.getMetadata().getAnnotations();
    String accepted = annotations == null ? null : annotations.get(Labels.ACCEPT_HISTORY);
    if (!HistoryDecision.accepts(accepted, seen.historyTrouble())) {
      return false;
    }
    events.publish(
        resource,
        "Warning",
        "HistoryAccepted",
        "entries %s: the database as it is counts from now on".formatted(accepted));
    historyAction.accept(pods);
    return true;
  }

  private void act(R resource, Observation seen, List<Pod> pods) {
    Rollout.Decision decision = seen.rollout();
    if (rolloutAction.act(decision, pods)) {
      events.publish(resource, "Normal", decision.reason().eventReason(), decision.sentence());
    }
  }
}
