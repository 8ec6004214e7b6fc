package dev.plenum.operator.reconcile;

import dev.plenum.operator.model.Blueprint;
import dev.plenum.operator.model.BundledDatabase;
import dev.plenum.operator.model.Installation;
import dev.plenum.operator.model.Labels;
import dev.plenum.operator.model.NodeServices;
import dev.plenum.operator.model.NodeSet;
import dev.plenum.operator.model.ResourceConfig;
import dev.plenum.operator.model.Security;
import dev.plenum.operator.status.Finding;
import dev.plenum.operator.status.Reason;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every object of a resource, one dependent each, and one watch for each type. */
final class Workload<P extends HasMetadata> {
  private final Kind<P, ?> kind;
  private final Installation installation;
  private final LongAdder writes;
  private final Owned<ConfigMap, P> resource;
  private final Owned<StatefulSet, P> nodes;
  private final List<Owned<?, P>> always;
  private final List<Owned<?, P>> database;

  Workload(Kind<P, ?> kind, Installation installation, LongAdder writes) {
    this.kind = kind;
    this.installation = installation;
    this.writes = writes;
    resource = owned(ConfigMap.class, "resource", ResourceConfig::of);
    nodes = owned(StatefulSet.class, "nodes", NodeSet::of);
    always =
        List.of(
            resource,
            owned(ServiceAccount.class, "identity", Security::serviceAccount),
            owned(Service.class, "headless-service", NodeServices::headless),
            owned(Service.class, "client-service", NodeServices::client),
            owned(PodDisruptionBudget.class, "disruption-budget", NodeServices::disruptionBudget),
            owned(NetworkPolicy.class, "node-policy", Security::nodePolicy));
    database =
        List.of(
            owned(Service.class, "database-service", BundledDatabase::service),
            owned(NetworkPolicy.class, "database-policy", Security::databasePolicy),
            owned(
                StatefulSet.class,
                "database",
                blueprint ->
                    BundledDatabase.statefulSet(
                        blueprint, Objects.requireNonNull(blueprint.bundledDatabase()))));
  }

  private <R extends HasMetadata> Owned<R, P> owned(
      Class<R> type, String name, Function<Blueprint, R> model) {
    return new Owned<>(type, name, kind::managed, installation, writes, model);
  }

  /** One informer a type, which sees only what carries our label. */
  List<EventSource<?, P>> eventSources(EventSourceContext<P> context) {
    Map<Class<?>, InformerEventSource<?, P>> byType = new LinkedHashMap<>();
    Stream.of(always.stream(), database.stream(), Stream.of(nodes))
        .flatMap(all -> all)
        .forEach(owned -> share(owned, byType, context));
    return new ArrayList<>(byType.values());
  }

  private <R extends HasMetadata> void share(
      Owned<R, P> owned,
      Map<Class<?>, InformerEventSource<?, P>> byType,
      EventSourceContext<P> context) {
    @SuppressWarnings("unchecked") // the map's key is the class of its value's resources
    var source =
        (InformerEventSource<R, P>)
            byType.computeIfAbsent(
                owned.resourceType(), type -> informer(owned.resourceType(), context));
    owned.setEventSource(source);
  }

  private <R extends HasMetadata> InformerEventSource<R, P> informer(
      Class<R> type, EventSourceContext<P> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(type, kind.type())
            .withName(type.getSimpleName())
            .withLabelSelector(Labels.made(kind.label()))
            .withNamespacesInheritedFromController()
            .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(kind.type()))
            .build(),
        context);
  }

  Optional<ConfigMap> resourceConfig(P primary, Context<P> context) {
    String name = kind.managed(primary).names().resourceConfig();
    return context
        .getSecondaryResourcesAsStream(ConfigMap.class)
        .filter(config -> name.equals(config.getMetadata().getName()))
        .findFirst();
  }

  Optional<StatefulSet> nodes(P primary, Context<P> context) {
    return nodes.getSecondaryResource(primary, context);
  }

  /**
   * Brings every object to what the blueprint says. Nodes that run are kept as wanted whatever is
   * missing; nodes that do not run yet wait for it, since a pod whose Secret is not there would try
   * ever more rarely.
   */
  List<Finding> apply(P primary, Blueprint blueprint, boolean complete, Context<P> context) {
    List<Finding> findings = new ArrayList<>();
    always.forEach(owned -> apply(owned, primary, context, findings));
    if (blueprint.bundledDatabase() != null) {
      database.forEach(owned -> apply(owned, primary, context, findings));
    }
    if ((complete && findings.isEmpty()) || nodes(primary, context).isPresent()) {
      apply(nodes, primary, context, findings);
    }
    return findings;
  }

  private void apply(Owned<?, P> owned, P primary, Context<P> context, List<Finding> findings) {
    try {
      owned.reconcile(primary, context);
    } catch (Owned.NameTaken taken) {
      findings.add(new Finding(Reason.NAME_TAKEN, String.valueOf(taken.getMessage())));
    }
  }
}
