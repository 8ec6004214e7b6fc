package dev.plenum.operator.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** One Kubernetes in a container, for as long as this JVM runs. */
public final class K3s {
  public static final DockerImageName IMAGE = DockerImageName.parse("rancher/k3s:v1.34.4-k3s1");
  public static final String STAND_IN = "plenum/stand-in:test";

  /** The same under the name that a next release's would have. */
  public static final String NEXT_STAND_IN = "plenum/stand-in:next";

  public static final String POSTGRES = "postgres:17";

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final K3sContainer container = new K3sContainer(IMAGE);

  /**
   * Starts one.
   *
   * @param nodePorts ports of its machine that shall be reachable from here
   */
  public static K3s start(Integer... nodePorts) {
    K3s cluster = new K3s();
    cluster.container.addExposedPorts(Arrays.stream(nodePorts).mapToInt(port -> port).toArray());
    cluster.container.start();
    return cluster;
  }

  /** Where a port of its machine is reached from here. */
  public String address(int nodePort) {
    return container.getHost() + ":" + container.getMappedPort(nodePort);
  }

  /** Runs a shell script on its machine, outside of all pods. */
  public Container.ExecResult shell(String script) {
    return execute("sh", "-c", script);
  }

  private Container.ExecResult execute(String... command) {
    try {
      return container.execInContainer(command);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  public void stop() {
    container.stop();
  }

  public KubernetesClient client() {
    return new KubernetesClientBuilder()
        .withConfig(Config.fromKubeconfig(container.getKubeConfigYaml()))
        .build();
  }

  public String kubeconfig() {
    return container.getKubeConfigYaml();
  }

  /** Runs kubectl inside, as a person at the keyboard would. */
  public Container.ExecResult kubectl(String... arguments) {
    String[] command = new String[arguments.length + 2];
    command[0] = "k3s";
    command[1] = "kubectl";
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    return execute(command);
  }

  /** What the API server says to it; nothing is made. */
  public Container.ExecResult judge(String yaml) {
    container.copyFileToContainer(Transferable.of(yaml), "/tmp/judge.yaml");
    return kubectl("apply", "--dry-run=server", "-f", "/tmp/judge.yaml");
  }

  /** As {@code kubectl apply -f}, with the file's text. */
  public Container.ExecResult apply(String yaml) {
    container.copyFileToContainer(Transferable.of(yaml), "/tmp/apply.yaml");
    return kubectl("apply", "-f", "/tmp/apply.yaml");
  }

  /** Brings images from this machine's Docker into the cluster, which pulls none. */
  public void load(List<String> images) throws IOException, InterruptedException {
    var save = DockerClientFactory.lazyClient().saveImagesCmd();
    for (String image : images) {
      int colon = image.lastIndexOf(':');
      save = save.withImage(image.substring(0, colon), image.substring(colon + 1));
    }
    // One archive for all: what images have in common is in it once.
    Path archive = Files.createTempFile("images", ".tar");
    try (InputStream saved = save.exec()) {
      Files.copy(saved, archive, StandardCopyOption.REPLACE_EXISTING);
      container.copyFileToContainer(MountableFile.forHostPath(archive), "/tmp/images.tar");
    } finally {
      Files.delete(archive);
    }
    var imported =
        shell("k3s ctr -n k8s.io images import /tmp/images.tar && rm -f /tmp/images.tar");
    if (imported.getExitCode() != 0) {
      throw new IllegalStateException(imported.getStderr());
    }
  }

  /**
   * An image with {@link StandInNode} and nothing else, under both its names. A pod's address is
   * remembered by nobody: its successor has another, and would be missed for half a minute.
   */
  public static void buildStandIn() throws IOException, InterruptedException {
    Path context = Files.createTempDirectory("stand-in");
    Path classes = Path.of("target/test-classes/dev/plenum/operator/cluster");
    try (var all = Files.newDirectoryStream(classes, "StandInNode*.class")) {
      for (Path found : all) {
        Files.copy(found, context.resolve(found.getFileName()));
      }
    }
    Files.writeString(
        context.resolve("Dockerfile"),
        """
        FROM eclipse-temurin:25-jre
        COPY *.class /app/dev/plenum/operator/cluster/
        USER 10001
        ENTRYPOINT ["/opt/java/openjdk/bin/java", "-XX:+UseSerialGC", "-Xmx32m", \
          "-XX:TieredStopAtLevel=1", "-Dsun.net.inetaddr.ttl=0", "-Dsun.net.inetaddr.negative.ttl=0", \
          "-cp", "/app", "dev.plenum.operator.cluster.StandInNode"]
        """);
    Process build =
        new ProcessBuilder(
                "docker", "build", "-q", "-t", STAND_IN, "-t", NEXT_STAND_IN, context.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (build.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
  }

  /** Waits until something is so; says what was waited for if it never is. */
  public static void await(String what, BooleanSupplier condition) {
    await(() -> what, condition);
  }

  /** The same, with a sentence that is made only when it has not come about. */
  public static void await(Supplier<String> what, BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + what.get());
      }
      try {
        Thread.sleep(250);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new AssertionError(what.get(), stopped);
      }
    }
  }
}
