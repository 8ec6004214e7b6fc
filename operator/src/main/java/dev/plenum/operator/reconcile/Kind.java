package dev.plenum.operator.reconcile;

import dev.plenum.api.v1alpha1.ResourceStatus;
import dev.plenum.operator.model.Managed;
import dev.plenum.operator.status.Observation;
import dev.plenum.operator.status.Summary;
import io.fabric8.kubernetes.api.model.HasMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What reconciling a kind of resource needs to know of its types.
 *
 * @param <R> the resource
 * @param <S> its status
 */
interface Kind<R extends HasMetadata, S extends ResourceStatus> {
  Class<R> type();

  /** The label that names the resource on all its objects. */
  String label();

  Managed managed(R resource);

  @Nullable S status(R resource);

  /** A status that says what was seen. */
  S status(Summary summary, Observation seen, @Nullable S before);

  /** What is sent to have a status stored: it holds nothing that other field managers own. */
  R patch(R resource, S status);
}
