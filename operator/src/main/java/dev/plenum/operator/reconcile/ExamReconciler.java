package dev.plenum.operator.reconcile;

import dev.plenum.api.v1alpha1.ExamSession;
import dev.plenum.api.v1alpha1.ExamSessionStatus;
import dev.plenum.operator.model.Installation;
import dev.plenum.operator.status.NodeProbe;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import java.time.Clock;
import java.util.function.UnaryOperator;

/** Exams. */
@ControllerConfiguration(name = "examsession")
public final class ExamReconciler extends ResourceReconciler<ExamSession, ExamSessionStatus> {
  public ExamReconciler(
      KubernetesClient client,
      Installation installation,
      NodeProbe probe,
      UnaryOperator<String> random,
      Clock clock) {
    super(new ExamKind(), client, installation, probe, random, clock);
  }
}
