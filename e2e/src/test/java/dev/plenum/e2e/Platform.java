package dev.plenum.e2e;

import com.github.dockerjava.api.exception.NotFoundException;
import com.marcnuri.helm.Helm;
import dev.plenum.operator.cluster.K3s;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

  private static final String VERSION = System.getProperty("plenum.version", "0.1.0-SNAPSHOT");

  /** Another image may be given, to try the operator alone. */
  private static final String NODE =
      System.getProperty("plenum.node.image", "plenum/node:" + VERSION);

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
    images.forEach(Platform::require);
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
            EXAM_PODS + 2);
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::stop));
    try {
      cluster.load(images);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
    Platform platform = new Platform(cluster);
    platform.install();
    return platform;
  }

  void uninstall() {
    Helm.uninstall("plenum")
        .withNamespace(SYSTEM)
        .withKubeConfigContents(cluster.kubeconfig())
        .call();
    K3s.await(
        "the operator's pods are gone",
        () -> client.pods().inNamespace(SYSTEM).list().getItems().isEmpty());
  }

  void install() {
    int colon = NODE.lastIndexOf(':');
    new Helm(Path.of("../charts/plenum"))
        .install()
        .withName("plenum")
        .withNamespace(SYSTEM)
        .createNamespace()
        .withKubeConfigContents(cluster.kubeconfig())
        .set("operator.replicas", 2)
        .set("operator.image.tag", VERSION)
        .set("node.image.repository", NODE.substring(0, colon))
        .set("node.image.tag", NODE.substring(colon + 1))
        .waitReady()
        .withTimeout(180)
        .call();
  }

  /** The images are built before, by `make images`: what is tested is what is shipped. */
  private static void require(String image) {
    try {
      DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
    } catch (NotFoundException missing) {
      throw new IllegalStateException(
          "there is no image " + image + ": run `make images`", missing);
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
