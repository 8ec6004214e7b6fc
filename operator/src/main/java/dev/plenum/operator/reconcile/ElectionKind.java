package dev.plenum.operator.reconcile;

import dev.plenum.api.v1alpha1.Election;
import dev.plenum.api.v1alpha1.ElectionStatus;
import dev.plenum.operator.model.Labels;
import dev.plenum.operator.model.Managed;
import dev.plenum.operator.model.ManagedElection;
import dev.plenum.operator.status.Observation;
import dev.plenum.operator.status.Statuses;
import dev.plenum.operator.status.Summary;
import org.jspecify.annotations.Nullable;

/** Elections. */
final class ElectionKind implements Kind<Election, ElectionStatus> {
  @Override
  public Class<Election> type() {
    return Election.class;
  }

  @Override
  public String label() {
    return Labels.ELECTION;
  }

  @Override
  public Managed managed(Election resource) {
    return new ManagedElection(resource);
  }

  @Override
  public @Nullable ElectionStatus status(Election resource) {
    return resource.getStatus();
  }

  @Override
  public ElectionStatus status(Summary summary, Observation seen, @Nullable ElectionStatus before) {
    return Statuses.election(summary, seen, before);
  }

  @Override
  public Election patch(Election resource, ElectionStatus status) {
    Election patch = new Election();
    patch.getMetadata().setName(resource.getMetadata().getName());
    patch.getMetadata().setNamespace(resource.getMetadata().getNamespace());
    patch.setStatus(status);
    return patch;
  }
}
