package dev.plenum.cli.local;

import dev.plenum.cli.CliException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A node in a JVM of its own, so that it can be killed as a pod is. */
final class ProcessNode implements Node {
  private static final String MAIN = "dev.plenum.node.Main";
  private static final long DRAIN_SECONDS = 25;
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=4",
          "-Xmx384m",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED");

  private final String name;
  private final Ports ports;
  private final Map<String, String> settings;
  private final Path log;
  private @Nullable Process process;

  ProcessNode(String name, Ports ports, Map<String, String> settings, Path log) {
    this.name = name;
    this.ports = ports;
    this.settings = settings;
    this.log = log;
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
    command.addAll(JVM_OPTIONS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(settings);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw CliException.failed("Node " + name + " did not start: " + e.getMessage());
    }
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
      if (!process.waitFor(DRAIN_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
