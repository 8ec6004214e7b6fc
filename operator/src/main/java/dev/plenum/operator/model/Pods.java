package dev.plenum.operator.model;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;

/**
 * What all pods of ours have in common: the restricted standard, no token, and every field that the
 * API server would fill in, so that what is wanted can be compared with what is there.
 */
final class Pods {
  static final int READABLE_BY_GROUP = 0440;

  private Pods() {}

  /**
   * A pod that runs as one user.
   *
   * @param graceSeconds how long it may take to stop
   */
  static PodSpecBuilder pod(Blueprint blueprint, long user, long graceSeconds) {
    return new PodSpecBuilder()
        .withServiceAccountName(blueprint.names().nodes())
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withRestartPolicy("Always")
        .withDnsPolicy("ClusterFirst")
        .withSchedulerName("default-scheduler")
        .withTerminationGracePeriodSeconds(graceSeconds)
        .withSecurityContext(Security.pod(user));
  }

  static ContainerBuilder container(String name, String image) {
    return new ContainerBuilder()
        .withName(name)
        .withImage(image)
        .withImagePullPolicy("IfNotPresent")
        .withSecurityContext(Security.container())
        .withTerminationMessagePath("/dev/termination-log")
        .withTerminationMessagePolicy("FallbackToLogsOnError");
  }

  /** Asks an address of the management port. */
  static Probe http(String path, int period, int timeout, int failures) {
    return probe(period, timeout, failures)
        .withNewHttpGet()
        .withPath(path)
        .withPort(new IntOrString("management"))
        .withScheme("HTTP")
        .endHttpGet()
        .build();
  }

  /** Runs a command in the container. */
  static Probe command(int period, int timeout, int failures, String... command) {
    return probe(period, timeout, failures).withNewExec().withCommand(command).endExec().build();
  }

  private static ProbeBuilder probe(int period, int timeout, int failures) {
    return new ProbeBuilder()
        .withPeriodSeconds(period)
        .withTimeoutSeconds(timeout)
        .withFailureThreshold(failures)
        .withSuccessThreshold(1);
  }

  static VolumeMount mount(String name, String path) {
    return new VolumeMountBuilder().withName(name).withMountPath(path).build();
  }

  /** A folder that is empty when the pod starts. */
  static Volume scratch(String name) {
    return new VolumeBuilder().withName(name).withNewEmptyDir().endEmptyDir().build();
  }
}
