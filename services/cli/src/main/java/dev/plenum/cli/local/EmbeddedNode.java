package dev.plenum.cli.local;

import dev.plenum.node.NodeApplication;
import dev.plenum.node.settings.NodeSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node inside this JVM. */
final class EmbeddedNode implements Node {
  private final String name;
  private final Ports ports;
  private final Map<String, String> settings;
  private @Nullable NodeApplication running;

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
    running = NodeApplication.start(NodeSettings.fromEnvironment(settings));
  }

  /** It shares this JVM and cannot end without it. */
  @Override
  public boolean ended() {
    return false;
  }

  @Override
  public void kill() {
    if (running != null) {
      running.kill();
    }
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
    }
  }
}
