package dev.plenum.cli.local;

import dev.plenum.cli.Api;
import dev.plenum.cli.CliException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A resource running here: a database and its nodes, as the operator would set them up. */
public final class Cluster implements AutoCloseable {
  private static final int FIRST_PORT = 8080;
  private static final int PORT_STEP = 10;
  private static final int RESOURCE_STEP = 100;
  private static final Duration READY_LIMIT = Duration.ofMinutes(2);

  private final Definition resource;
  private final Path folder;
  private final @Nullable Database database;
  private final Credentials credentials;
  private final List<Node> nodes;
  private volatile boolean logsWanted;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  private Cluster(
      Definition resource,
      Path folder,
      @Nullable Database database,
      Credentials credentials,
      List<Node> nodes) {
    this.resource = resource;
    this.folder = folder;
    this.database = database;
    this.credentials = credentials;
    this.nodes = nodes;
  }

  /** How the nodes run. */
  public enum Mode {
    ONE_JVM,
    PROCESSES
  }

  /** Runs one resource on a database of its own. */
  public static Cluster start(Definition resource, Mode mode) {
    return start(List.of(resource), mode).getFirst();
  }

  /** Runs one resource in processes that keep, or have, a class cache. */
  public static Cluster start(Definition resource, ClassCache cache) {
    return start(List.of(resource), Mode.PROCESSES, cache).getFirst();
  }

  /** Runs resources side by side on one PostgreSQL, a database each. */
  public static List<Cluster> start(List<Definition> resources, Mode mode) {
    return start(resources, mode, new ClassCache.None());
  }

  private static List<Cluster> start(List<Definition> resources, Mode mode, ClassCache cache) {
    try {
      Path folder = Files.createTempDirectory("plenum-");
      Database database = Database.start(folder.resolve("postgres"));
      List<Cluster> clusters = new ArrayList<>();
      for (Definition resource : resources) {
        int firstPort = FIRST_PORT + RESOURCE_STEP * clusters.size();
        clusters.add(of(resource, mode, cache, database, folder, firstPort, clusters));
      }
      clusters.forEach(Cluster::startNodes);
      return clusters;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Cluster of(
      Definition resource,
      Mode mode,
      ClassCache cache,
      Database database,
      Path folder,
      int firstPort,
      List<Cluster> before) {
    Credentials credentials = Credentials.fresh();
    Path config = folder.resolve(resource.name());
    ConfigFolder.write(config, resource, credentials, database.url(resource.name()));
    List<Ports> ports =
        IntStream.range(0, resource.replicas())
            .mapToObj(i -> Ports.find(firstPort + PORT_STEP * i))
            .toList();
    Settings settings = new Settings(resource.kind(), resource.name(), config, ports);
    List<Node> nodes =
        IntStream.range(0, ports.size())
            .mapToObj(i -> node(mode, cache, settings, i, folder))
            .toList();
    // The database goes with the cluster that was there first.
    return new Cluster(resource, folder, before.isEmpty() ? database : null, credentials, nodes);
  }

  /** Together, since each waits for the others; nothing is left behind where one cannot start. */
  private void startNodes() {
    try (ExecutorService together = Executors.newFixedThreadPool(nodes.size())) {
      List<Future<?>> starts = new ArrayList<>();
      nodes.forEach(node -> starts.add(together.submit(node::start)));
      for (Future<?> start : starts) {
        start.get();
      }
    } catch (ExecutionException e) {
      close();
      throw CliException.failed("A node did not start: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw CliException.failed("Interrupted.");
    }
  }

  private static Node node(Mode mode, ClassCache cache, Settings settings, int index, Path folder) {
    String name = settings.node(index);
    Ports ports = settings.ports().get(index);
    return switch (mode) {
      case PROCESSES ->
          new ProcessNode(name, ports, settings.of(index), folder.resolve(name + ".log"), cache);
      case ONE_JVM -> new EmbeddedNode(name, ports, settings.of(index));
    };
  }

  public Definition resource() {
    return resource;
  }

  public List<Node> nodes() {
    return nodes;
  }

  public Credentials credentials() {
    return credentials;
  }

  public Path folder() {
    return folder;
  }

  public List<URI> addresses() {
    return nodes.stream().map(n -> URI.create("http://localhost:" + n.ports().http())).toList();
  }

  /** Waits until every node says that it is ready. */
  public void awaitReady() {
    long end = System.nanoTime() + READY_LIMIT.toNanos();
    for (Node node : nodes) {
      while (!ready(node)) {
        if (node.ended()) {
          throw notReady(node, "ended before it was ready");
        }
        if (System.nanoTime() > end) {
          throw notReady(node, "is not ready after %d s".formatted(READY_LIMIT.toSeconds()));
        }
        pause();
      }
    }
  }

  private CliException notReady(Node node, String why) {
    logsWanted = true;
    return CliException.failed("Node %s %s; its log is in %s.".formatted(node.name(), why, folder));
  }

  /** Whether a node takes part fully: consensus, replica and database. */
  public boolean ready(Node node) {
    URI health =
        URI.create("http://127.0.0.1:%d/health/readiness".formatted(node.ports().management()));
    HttpRequest request =
        HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(2)).GET().build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.failed("Interrupted.");
    }
  }

  /** The node that leads; empty where nobody says who does. */
  public Optional<Node> leader() {
    try (Api api = new Api(addresses())) {
      String name = api.get("/cluster", null).path("shard").path("leader").asText();
      return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    } catch (Api.Refused | Api.Undecided e) {
      return Optional.empty();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(150);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.failed("Interrupted.");
    }
  }

  /** All of them, the one with the database last. */
  public static void close(List<Cluster> clusters) {
    clusters.reversed().forEach(Cluster::close);
  }

  /**
   * All nodes at once, as in an orderly end; then, with the first of several, the database and what
   * was left on disk.
   */
  @Override
  public void close() {
    nodes.parallelStream().forEach(Node::close);
    http.shutdownNow();
    if (database == null) {
      return;
    }
    database.close();
    try (Stream<Path> left = Files.walk(folder)) {
      left.sorted(Comparator.reverseOrder())
          .filter(path -> !logsWanted || !path.toString().endsWith(".log"))
          .forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
