package dev.plenum.operator.model;

import dev.plenum.api.v1alpha1.Database;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
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
        .withSelector(names.selector(Labels.DATABASE))
        .withPorts(NodeServices.port("postgres", Ports.POSTGRES, "postgres"))
        .endSpec()
        .build();
  }

  /** Replaced by nobody but a person ({@code OnDelete}): a new image must not stop what is open. */
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
        .withMatchLabels(names.selector(Labels.DATABASE))
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
        .withLabels(names.labels(Labels.DATABASE))
        .endMetadata()
        .withSpec(pod(blueprint))
        .build();
  }

  private static PodSpec pod(Blueprint blueprint) {
    return Pods.pod(blueprint, UID, GRACE_SECONDS)
        .withContainers(container(blueprint))
        .addNewVolume()
        .withName("password")
        .withNewSecret()
        .withSecretName(blueprint.names().database())
        .withDefaultMode(Pods.READABLE_BY_GROUP)
        .addNewItem()
        .withKey("password")
        .withPath("password")
        .endItem()
        .endSecret()
        .endVolume()
        .addToVolumes(Pods.scratch("run"), Pods.scratch("tmp"))
        .build();
  }

  private static Container container(Blueprint blueprint) {
    return Pods.container("postgres", blueprint.installation().databaseImage())
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
            Pods.mount("data", DATA),
            Pods.mount("password", PASSWORD),
            Pods.mount("run", "/var/run/postgresql"),
            Pods.mount("tmp", "/tmp"))
        .withNewResources()
        .addToRequests("cpu", new Quantity("100m"))
        .addToRequests("memory", new Quantity("128Mi"))
        .addToLimits("memory", new Quantity("1Gi"))
        .endResources()
        .withStartupProbe(answers(2, 60))
        .withReadinessProbe(answers(5, 2))
        .build();
  }

  private static Probe answers(int period, int failures) {
    return Pods.command(
        period, 5, failures, "pg_isready", "-q", "-h", "127.0.0.1", "-U", USER_AND_DATABASE);
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
