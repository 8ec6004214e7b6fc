package dev.plenum.cli.local;

import dev.plenum.cli.CliException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node inside this JVM. */
final class EmbeddedNode implements Node {
  private final String name;
  private final Ports ports;
  private final Map<String, String> settings;
  private @Nullable AutoCloseable running;

  EmbeddedNode(String name, Ports ports, Map<String, String> settings) {
    this.name = name;
    this.ports = ports;
    this.settings = settings;
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
    throw CliException.failed("Node " + name + " is to come, with " + settings.size());
  }

  /** A JVM cannot lose a part of itself: the nearest is an orderly end. */
  @Override
  public void kill() {
    close();
  }

  @Override
  public void close() {
    try {
      if (running != null) {
        running.close();
      }
    } catch (Exception e) {
      throw CliException.failed("Node " + name + " did not end: " + e.getMessage());
    }
  }
}
