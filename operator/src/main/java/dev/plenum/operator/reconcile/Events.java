package dev.plenum.operator.reconcile;

import dev.plenum.api.v1alpha1.ResourceStatus;
import dev.plenum.operator.status.ConditionType;
import dev.plenum.operator.status.Reason;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a change once, where `kubectl describe` shows it. */
final class Events {
  private static final Logger LOG = LoggerFactory.getLogger(Events.class);

  /** What ends by itself is no warning. */
  private static final Set<String> EXPECTED =
      Set.of(Reason.NODES_STARTING.text(), Reason.NO_LEADER.text(), Reason.DATABASE_SHORT.text());

  private final KubernetesClient client;
  private final Clock clock;

  Events(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Publishes what Ready newly says. */
  void transition(HasMetadata resource, @Nullable ResourceStatus before, ResourceStatus after) {
    Condition now = ready(after).orElseThrow();
    Optional<Condition> then = ready(before);
    boolean same =
        then.filter(old ->
                Objects.equals(old.getReason(), now.getReason())
                    && (Objects.equals(old.getMessage(), now.getMessage())
                        || "True".equals(now.getStatus())
                        || EXPECTED.contains(now.getReason())))
            .isPresent();
    if (!same) {
      boolean warning = "False".equals(now.getStatus()) && !EXPECTED.contains(now.getReason());
      publish(resource, warning ? "Warning" : "Normal", now.getReason(), now.getMessage());
    }
  }

  void publish(HasMetadata resource, String type, String reason, String message) {
    String at = Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
    try {
      client
          .resource(
              new EventBuilder()
                  .withNewMetadata()
                  .withGenerateName(resource.getMetadata().getName() + "-")
                  .withNamespace(resource.getMetadata().getNamespace())
                  .endMetadata()
                  .withType(type)
                  .withReason(reason)
                  .withMessage(message)
                  .withNewSource()
                  .withComponent("plenum-operator")
                  .endSource()
                  .withReportingComponent("plenum-operator")
                  .withFirstTimestamp(at)
                  .withLastTimestamp(at)
                  .withCount(1)
                  .withNewInvolvedObject()
                  .withApiVersion(resource.getApiVersion())
                  .withKind(resource.getKind())
                  .withName(resource.getMetadata().getName())
                  .withNamespace(resource.getMetadata().getNamespace())
                  .withUid(resource.getMetadata().getUid())
                  .endInvolvedObject()
                  .build())
          .create();
    } catch (KubernetesClientException notPublished) {
      // The condition says the same: a pass must not fail because an event could not be told.
      LOG.warn("An event of {} was not published: {}", reason, notPublished.getMessage());
    }
  }

  private static Optional<Condition> ready(@Nullable ResourceStatus status) {
    return status == null || status.conditions() == null
        ? Optional.empty()
        : status.conditions().stream()
            .filter(condition -> ConditionType.READY.text().equals(condition.getType()))
            .findFirst();
  }
}
