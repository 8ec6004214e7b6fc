package dev.plenum.operator.model;

import dev.plenum.api.v1alpha1.Database;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;

/** One PostgreSQL with a claim: for trying out, since nothing replaces it when its disk is lost. */
public final class BundledDatabase {
  public static final String USER_AND_DATABASE = "plenum";
  private static final long UID = 999;
  private static final long GRACE_SECONDS = 60;
  private static final String DATA = "/var/lib/postgresql/data";
  private static final String PASSWORD = "/run/secrets/database";

  private BundledDatabase() {}

  public static Service service(Blueprint blueprint) {
    Names names = blueprint.names();
    return new ServiceBuilder()
        .withApiVersion("v1")
        .withKind("Service")
        .withMetadata(blueprint.metadata(names.database(), Labels.DATABASE).build())
        .withNewSpec()
        .withType("ClusterIP")
        .withSelector(Labels.selector(names.election(), Labels.DATABASE))
        .withPorts(NodeServices.port("postgres", Ports.POSTGRES, "postgres"))
        .endSpec()
        .build();
  }

  /** Replaced by nobody but a person ({@code OnDelete}): a new image must not stop an open poll. */
  public static StatefulSet statefulSet(Blueprint blueprint, Database.Bundled bundled) {
    Names names = blueprint.names();
    return new StatefulSetBuilder()
        .withApiVersion("apps/v1")
        .withKind("StatefulSet")
        .withMetadata(blueprint.metadata(names.database(), Labels.DATABASE).build())
        .withNewSpec()
        .withReplicas(1)
        .withServiceName(names.database())
        .withPodManagementPolicy("Parallel")
        .withRevisionHistoryLimit(10)
        .withNewUpdateStrategy()
        .withType("OnDelete")
        .endUpdateStrategy()
        .withNewPersistentVolumeClaimRetentionPolicy()
        .withWhenDeleted(Boolean.TRUE.equals(bundled.keep()) ? "Retain" : "Delete")
        .withWhenScaled("Retain")
        .endPersistentVolumeClaimRetentionPolicy()
        .withNewSelector()
        .withMatchLabels(Labels.selector(names.election(), Labels.DATABASE))
        .endSelector()
        .withTemplate(template(blueprint))
        .withVolumeClaimTemplates(claim(bundled))
        .endSpec()
        .build();
  }

  private static PodTemplateSpec template(Blueprint blueprint) {
    Names names = blueprint.names();
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(Labels.of(names.election(), Labels.DATABASE))
        .endMetadata()
        .withNewSpec()
        .withServiceAccountName(names.nodes())
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withRestartPolicy("Always")
        .withDnsPolicy("ClusterFirst")
        .withSchedulerName("default-scheduler")
        .withTerminationGracePeriodSeconds(GRACE_SECONDS)
        .withSecurityContext(Security.pod(UID))
        .withContainers(container(blueprint))
        .addNewVolume()
        .withName("password")
        .withNewSecret()
        .withSecretName(names.database())
        .withDefaultMode(NodeSet.READABLE_BY_GROUP)
        .addNewItem()
        .withKey("password")
        .withPath("password")
        .endItem()
        .endSecret()
        .endVolume()
        .addNewVolume()
        .withName("run")
        .withNewEmptyDir()
        .endEmptyDir()
        .endVolume()
        .addNewVolume()
        .withName("tmp")
        .withNewEmptyDir()
        .endEmptyDir()
        .endVolume()
        .endSpec()
        .build();
  }

  private static Container container(Blueprint blueprint) {
    return new ContainerBuilder()
        .withName("postgres")
        .withImage(blueprint.installation().databaseImage())
        .withImagePullPolicy("IfNotPresent")
        .withEnv(
            new EnvVar("POSTGRES_USER", USER_AND_DATABASE, null),
            new EnvVar("POSTGRES_DB", USER_AND_DATABASE, null),
            new EnvVar("POSTGRES_PASSWORD_FILE", PASSWORD + "/password", null),
            new EnvVar("PGDATA", DATA + "/pgdata", null))
        .addNewPort()
        .withName("postgres")
        .withContainerPort(Ports.POSTGRES)
        .withProtocol("TCP")
        .endPort()
        .withVolumeMounts(
            mount("data", DATA),
            mount("password", PASSWORD),
            mount("run", "/var/run/postgresql"),
            mount("tmp", "/tmp"))
        .withSecurityContext(Security.container())
        .withNewResources()
        .addToRequests("cpu", new Quantity("100m"))
        .addToRequests("memory", new Quantity("128Mi"))
        .addToLimits("memory", new Quantity("1Gi"))
        .endResources()
        .withStartupProbe(answers(2, 60))
        .withReadinessProbe(answers(5, 2))
        .withTerminationMessagePath("/dev/termination-log")
        .withTerminationMessagePolicy("FallbackToLogsOnError")
        .build();
  }

  private static Probe answers(int period, int failures) {
    return new ProbeBuilder()
        .withNewExec()
        .withCommand("pg_isready", "-q", "-h", "127.0.0.1", "-U", USER_AND_DATABASE)
        .endExec()
        .withPeriodSeconds(period)
        .withTimeoutSeconds(5)
        .withFailureThreshold(failures)
        .withSuccessThreshold(1)
        .build();
  }

  private static VolumeMount mount(String name, String path) {
    return new VolumeMountBuilder().withName(name).withMountPath(path).build();
  }

  private static PersistentVolumeClaim claim(Database.Bundled bundled) {
    String storage = bundled.storage();
    return new PersistentVolumeClaimBuilder()
        .withApiVersion("v1")
        .withKind("PersistentVolumeClaim")
        .withNewMetadata()
        .withName("data")
        .endMetadata()
        .withNewSpec()
        .withAccessModes("ReadWriteOnce")
        .withVolumeMode("Filesystem")
        .withNewResources()
        .addToRequests("storage", new Quantity(storage == null ? "1Gi" : storage))
        .endResources()
        .endSpec()
        .build();
  }
}
