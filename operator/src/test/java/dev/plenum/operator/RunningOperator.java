package dev.plenum.operator;

import dev.plenum.operator.cluster.ApiServerProbe;
import dev.plenum.operator.cluster.K3s;
import dev.plenum.operator.model.Installation;
import dev.plenum.operator.reconcile.ElectionReconciler;
import dev.plenum.operator.reconcile.ExamReconciler;
import dev.plenum.operator.reconcile.ResourceReconciler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * One cluster with the operator at work in it, for all tests of this JVM: stand-ins for nodes, a
 * real PostgreSQL.
 */
final class RunningOperator {
  private static final List<Path> CRDS =
      List.of(
          Path.of("../crds/elections.plenum.dev.yaml"),
          Path.of("../crds/examsessions.plenum.dev.yaml"));

  private static final RunningOperator ONLY = start();

  final K3s cluster;
  final KubernetesClient client;
  private Release running;

  /** An operator with the image that it gives to nodes. */
  private record Release(
      Operator operator, ElectionReconciler elections, ExamReconciler exams, String nodeImage) {}

  private RunningOperator(K3s cluster, KubernetesClient client) {
    this.cluster = cluster;
    this.client = client;
    this.running = release(client, K3s.STAND_IN);
  }

  static RunningOperator get() {
    return ONLY;
  }

  ResourceReconciler<?, ?> elections() {
    return running.elections();
  }

  ResourceReconciler<?, ?> exams() {
    return running.exams();
  }

  /** Puts an operator in the place of the present one, unless that gives nodes this image too. */
  void upgrade(String nodeImage) {
    if (!running.nodeImage().equals(nodeImage)) {
      running.operator().stop();
      running = release(client, nodeImage);
    }
  }

  private static RunningOperator start() {
    K3s cluster = prepared();
    KubernetesClient client = cluster.client();
    CRDS.forEach(file -> create(client, file));
    RunningOperator started = new RunningOperator(cluster, client);
    Runtime.getRuntime().addShutdownHook(new Thread(started::stop));
    return started;
  }

  private static K3s prepared() {
    try {
      K3s.buildStandIn();
      K3s cluster = K3s.start();
      cluster.load(List.of(K3s.STAND_IN, K3s.NEXT_STAND_IN, K3s.POSTGRES));
      return cluster;
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static void create(KubernetesClient client, Path file) {
    try (InputStream crd = new FileInputStream(file.toFile())) {
      client.load(crd).create();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static Release release(KubernetesClient client, String nodeImage) {
    var operator =
        new Operator(overrider -> {
          Main.configure(overrider);
          overrider.withKubernetesClient(client).withCloseClientOnStop(false);
        });
    var installation = new Installation(nodeImage, K3s.POSTGRES, "plenum", "cluster.local");
    var probe = new ApiServerProbe(client);
    var random = new RandomText();
    var clock = Clock.systemUTC();
    var elections = new ElectionReconciler(client, installation, probe, random, clock);
    var exams = new ExamReconciler(client, installation, probe, random, clock);
    operator.register(elections);
    operator.register(exams);
    operator.start();
    return new Release(operator, elections, exams, nodeImage);
  }

  private void stop() {
    running.operator().stop();
    client.close();
    cluster.stop();
  }
}
