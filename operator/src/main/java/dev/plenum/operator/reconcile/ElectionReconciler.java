package dev.plenum.operator.reconcile;

import dev.plenum.api.v1alpha1.Election;
import dev.plenum.api.v1alpha1.ElectionStatus;
import dev.plenum.operator.model.Installation;
import dev.plenum.operator.status.NodeProbe;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import java.time.Clock;
import java.util.function.UnaryOperator;

/** Elections. */
@ControllerConfiguration(name = "election")
public final class ElectionReconciler extends ResourceReconciler<Election, ElectionStatus> {
  public ElectionReconciler(
      KubernetesClient client,
      Installation installation,
      NodeProbe probe,
      UnaryOperator<String> random,
      Clock clock) {
    super(new ElectionKind(), client, installation, probe, random, clock);
  }
}
