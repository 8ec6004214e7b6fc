package dev.plenum.operator.reconcile;

import dev.plenum.api.v1alpha1.Election;
import dev.plenum.operator.model.Blueprint;
import dev.plenum.operator.model.BundledDatabase;
import dev.plenum.operator.model.Installation;
import dev.plenum.operator.model.Labels;
import dev.plenum.operator.model.Names;
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
import java.util.stream.Stream;

/** Every object of an election, one dependent each, and one watch for each type. */
final class Workload {
  private final Owned<ConfigMap> resource;
  private final Owned<StatefulSet> nodes;
  private final List<Owned<?>> always;
  private final List<Owned<?>> database;

  Workload(Installation installation, LongAdder writes) {
    resource = new Owned<>(ConfigMap.class, "resource", installation, writes, ResourceConfig::of);
    nodes = new Owned<>(StatefulSet.class, "nodes", installation, writes, NodeSet::of);
    always =
        List.of(
            resource,
            new Owned<>(
                ServiceAccount.class, "identity", installation, writes, Security::serviceAccount),
            new Owned<>(
                Service.class, "headless-service", installation, writes, NodeServices::headless),
            new Owned<>(
                Service.class, "client-service", installation, writes, NodeServices::client),
            new Owned<>(
                PodDisruptionBudget.class,
                "disruption-budget",
                installation,
                writes,
                NodeServices::disruptionBudget),
            new Owned<>(
                NetworkPolicy.class, "node-policy", installation, writes, Security::nodePolicy));
    database =
        List.of(
            new Owned<>(
                Service.class, "database-service", installation, writes, BundledDatabase::service),
            new Owned<>(
                NetworkPolicy.class,
                "database-policy",
                installation,
                writes,
                Security::databasePolicy),
            new Owned<>(
                StatefulSet.class,
                "database",
                installation,
                writes,
                blueprint ->
                    BundledDatabase.statefulSet(
                        blueprint, Objects.requireNonNull(blueprint.bundledDatabase()))));
  }

  /** One informer a type, which sees only what carries our label. */
  List<EventSource<?, Election>> eventSources(EventSourceContext<Election> context) {
    Map<Class<?>, InformerEventSource<?, Election>> byType = new LinkedHashMap<>();
    Stream.of(always.stream(), database.stream(), Stream.of(nodes))
        .flatMap(all -> all)
        .forEach(owned -> share(owned, byType, context));
    return new ArrayList<>(byType.values());
  }

  private static <R extends HasMetadata> void share(
      Owned<R> owned,
      Map<Class<?>, InformerEventSource<?, Election>> byType,
      EventSourceContext<Election> context) {
    @SuppressWarnings("unchecked") // the map's key is the class of its value's resources
    var source =
        (InformerEventSource<R, Election>)
            byType.computeIfAbsent(
                owned.resourceType(), type -> informer(owned.resourceType(), context));
    owned.setEventSource(source);
  }

  private static <R extends HasMetadata> InformerEventSource<R, Election> informer(
      Class<R> type, EventSourceContext<Election> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(type, Election.class)
            .withName(type.getSimpleName())
            .withLabelSelector(Labels.SELECTOR)
            .withNamespacesInheritedFromController()
            .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(Election.class))
            .build(),
        context);
  }

  Optional<ConfigMap> resourceConfig(Election election, Context<Election> context) {
    String name = Names.of(election).resourceConfig();
    return context
        .getSecondaryResourcesAsStream(ConfigMap.class)
        .filter(config -> name.equals(config.getMetadata().getName()))
        .findFirst();
  }

  Optional<StatefulSet> nodes(Election election, Context<Election> context) {
    return nodes.getSecondaryResource(election, context);
  }

  /**
   * Brings every object to what the blueprint says. Nodes that run are kept as wanted whatever is
   * missing; nodes that do not run yet wait for it, since a pod whose Secret is not there would try
   * ever more rarely.
   */
  List<Finding> apply(Blueprint blueprint, boolean complete, Context<Election> context) {
    Election election = blueprint.election();
    List<Finding> findings = new ArrayList<>();
    always.forEach(owned -> apply(owned, election, context, findings));
    if (blueprint.bundledDatabase() != null) {
      database.forEach(owned -> apply(owned, election, context, findings));
    }
    if ((complete && findings.isEmpty()) || nodes(election, context).isPresent()) {
      apply(nodes, election, context, findings);
    }
    return findings;
  }

  private static void apply(
      Owned<?> owned, Election election, Context<Election> context, List<Finding> findings) {
    try {
      owned.reconcile(election, context);
    } catch (Owned.NameTaken taken) {
      findings.add(new Finding(Reason.NAME_TAKEN, String.valueOf(taken.getMessage())));
    }
  }
}
