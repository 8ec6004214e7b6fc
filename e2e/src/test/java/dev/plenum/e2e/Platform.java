package dev.plenum.e2e;

import com.github.dockerjava.api.exception.NotFoundException;
import com.marcnuri.helm.Helm;
import dev.plenum.operator.cluster.K3s;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.testcontainers.DockerClientFactory;

/** One cluster with the chart installed, for the whole suite. */
final class Platform {
  static final String SYSTEM = "plenum-system";
  static final int HTTP = 30080;
  static final int GRPC = 30090;
  static final int METRICS = 30081;
  static final int EXAM_HTTP = 30085;
  static final int EXAM_GRPC = 30086;
  static final int EXAM_PODS = 30087;
  static final int UPGRADE_HTTP = 30091;
  static final int UPGRADE_GRPC = 30092;
  static final int CERTIFICATES_HTTP = 30093;
  static final int CERTIFICATES_GRPC = 30094;

  private static final Path CHART = Path.of("../charts/plenum");
  private static final String RELEASE = "plenum";
  private static final int READY_SECONDS = 180;

  private static final String VERSION = System.getProperty("plenum.version", "0.1.0-SNAPSHOT");

  /** Another image may be given, to try the operator alone. */
  private static final String NODE =
      System.getProperty("plenum.node.image", "plenum/node:" + VERSION);

  /** The nodes' image of the earlier version that upgrades are tried from. */
  static final String EARLIER_NODE = "plenum/node:earlier";

  private static final String OPERATOR = "plenum/operator:" + VERSION;

  private static final Platform ONLY = start();

  final K3s cluster;
  final KubernetesClient client;

  private Platform(K3s cluster) {
    this.cluster = cluster;
    this.client = cluster.client();
  }

  static Platform get() {
    return ONLY;
  }

  private static Platform start() {
    List<String> images = List.of(OPERATOR, NODE, K3s.POSTGRES);
    K3s cluster =
        K3s.start(
            HTTP,
            GRPC,
            METRICS,
            METRICS + 1,
            METRICS + 2,
            EXAM_HTTP,
            EXAM_GRPC,
            EXAM_PODS,
            EXAM_PODS + 1,
            EXAM_PODS + 2,
            UPGRADE_HTTP,
            UPGRADE_GRPC,
            CERTIFICATES_HTTP,
            CERTIFICATES_GRPC);
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::stop));
    Platform platform = new Platform(cluster);
    platform.load(images);
    platform.install();
    return platform;
  }

  private void load(List<String> images) {
    images.forEach(Platform::require);
    try {
      cluster.load(images);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  void uninstall() {
    Helm.uninstall(RELEASE)
        .withNamespace(SYSTEM)
        .withKubeConfigContents(cluster.kubeconfig())
        .call();
    K3s.await(
        "the operator's pods are gone",
        () -> client.pods().inNamespace(SYSTEM).list().getItems().isEmpty());
  }

  void install() {
    var install =
        new Helm(CHART)
            .install()
            .withName(RELEASE)
            .withNamespace(SYSTEM)
            .createNamespace()
            .withKubeConfigContents(cluster.kubeconfig())
            .waitReady()
            .withTimeout(READY_SECONDS);
    values(NODE).forEach(install::set);
    install.call();
  }

  /** The operator as it is, and nodes of the earlier version. */
  void goBackToEarlierNodes() {
    load(List.of(EARLIER_NODE));
    upgrade(EARLIER_NODE);
  }

  /** Nodes of this version. */
  void upgrade() {
    upgrade(NODE);
  }

  private void upgrade(String node) {
    var upgrade =
        new Helm(CHART)
            .upgrade()
            .withName(RELEASE)
            .withNamespace(SYSTEM)
            .withKubeConfigContents(cluster.kubeconfig())
            .waitReady()
            .withTimeout(READY_SECONDS);
    values(node).forEach(upgrade::set);
    upgrade.call();
  }

  private static Map<String, Object> values(String node) {
    int colon = node.lastIndexOf(':');
    return Map.of(
        "operator.replicas",
        2,
        "operator.image.tag",
        VERSION,
        "node.image.repository",
        node.substring(0, colon),
        "node.image.tag",
        node.substring(colon + 1));
  }

  /** The images are built before, by `make e2e`: what is tested is what is shipped. */
  private static void require(String image) {
    try {
      DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
    } catch (NotFoundException missing) {
      throw new IllegalStateException(
          "there is no image " + image + ": run `make images image-earlier`", missing);
    }
  }

  /** A namespace of its own for a test, in which only restricted pods are let in. */
  void namespace(String name) {
    cluster.kubectl("create", "namespace", name);
    cluster.kubectl("label", "namespace", name, "pod-security.kubernetes.io/enforce=restricted");
  }

  void remove(String namespace) {
    cluster.kubectl("delete", "namespace", namespace, "--wait=false");
  }
}
