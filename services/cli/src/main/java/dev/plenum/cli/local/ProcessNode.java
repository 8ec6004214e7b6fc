package dev.plenum.cli.local;

import dev.plenum.cli.CliException;
import dev.plenum.node.NodeApplication;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A node in a JVM of its own, so that it can be killed as a pod is. */
final class ProcessNode implements Node {
  private static final String MAIN = "dev.plenum.node.Main";
  private static final String ARGUMENTS = "/dev/plenum/node/java.args";

  private final String name;
  private final Ports ports;
  private final Map<String, String> settings;
  private final Path log;
  private final ClassCache cache;
  private @Nullable Process process;

  ProcessNode(String name, Ports ports, Map<String, String> settings, Path log, ClassCache cache) {
    this.name = name;
    this.ports = ports;
    this.settings = settings;
    this.log = log;
    this.cache = cache;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Ports ports() {
    return ports;
  }

  @Override
  public void start() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + arguments());
    command.addAll(cache.flags(name));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(settings);
    // As in the image: with many threads, glibc would keep a third of the memory for itself.
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    try {
      process = builder.start();
    } catch (IOException e) {
      throw CliException.failed("Node " + name + " did not start: " + e.getMessage());
    }
  }

  /** The flags that a node's image has, beside the log, as a file that the JVM reads. */
  private Path arguments() {
    Path file = log.resolveSibling("java.args");
    try (InputStream flags = NodeApplication.class.getResourceAsStream(ARGUMENTS)) {
      Files.write(file, Objects.requireNonNull(flags, ARGUMENTS).readAllBytes());
      return file;
    } catch (IOException e) {
      throw CliException.failed(
          "The flags of node " + name + " were not written: " + e.getMessage());
    }
  }

  /** The operating system's number of the running process, for signals. */
  long pid() {
    return Objects.requireNonNull(process, "not started").pid();
  }

  @Override
  public boolean ended() {
    return process != null && !process.isAlive();
  }

  @Override
  public void kill() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Override
  public void close() {
    if (process == null) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(cache.endsWithin().toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
