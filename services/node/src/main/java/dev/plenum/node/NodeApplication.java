package dev.plenum.node;

import dev.plenum.kernel.Backend;
import dev.plenum.kernel.peer.FreePort;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.settings.Secrets;
import dev.plenum.node.wiring.Domain;
import dev.plenum.node.wiring.Domains;
import dev.plenum.node.wiring.Drain;
import dev.plenum.node.wiring.KernelFactory;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;

/** A running node. Several may run in one JVM: nothing here is static. */
public final class NodeApplication implements AutoCloseable {
  private final ApplicationContext context;
  private final NodeSettings.Ports ports;

  private NodeApplication(ApplicationContext context, NodeSettings.Ports ports) {
    this.context = context;
    this.ports = ports;
  }

  public static NodeApplication start(NodeSettings settings) {
    Secrets secrets = Secrets.read(settings.folder());
    return start(settings, secrets, new KernelFactory(settings, secrets));
  }

  /** Starts with a kernel of the caller's choice. */
  public static NodeApplication start(
      NodeSettings settings, Secrets secrets, Backend.Factory backend) {
    NodeSettings.Ports ports = bound(settings.ports());
    ApplicationContext context =
        configure(ApplicationContext.builder(), settings, secrets, backend, ports).start();
    context.getBean(EmbeddedServer.class).start();
    return new NodeApplication(context, ports);
  }

  static <T extends ApplicationContextBuilder> T configure(
      T builder,
      NodeSettings settings,
      Secrets secrets,
      Backend.Factory backend,
      NodeSettings.Ports ports) {
    builder
        .deduceEnvironment(false)
        .deduceCloudEnvironment(false)
        .bootstrapEnvironment(false)
        .banner(false)
        .properties(properties(settings.kind(), ports))
        .singletons(settings, secrets, backend);
    return builder;
  }

  private static Map<String, Object> properties(String kind, NodeSettings.Ports ports) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(Domain.PROPERTY, Domains.of(kind).kind());
    properties.put("micronaut.server.port", ports.http());
    properties.put("endpoints.all.port", ports.management());
    properties.put("grpc.server.port", ports.grpc());
    return properties;
  }

  static NodeSettings.Ports bound(NodeSettings.Ports wanted) {
    return new NodeSettings.Ports(
        wanted.http() == 0 ? FreePort.pick() : wanted.http(),
        wanted.grpc() == 0 ? FreePort.pick() : wanted.grpc(),
        wanted.management() == 0 ? FreePort.pick() : wanted.management());
  }

  /** Where the node listens. */
  public NodeSettings.Ports ports() {
    return ports;
  }

  /** A part of the running node, for tools that run it in their own process. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Hands leadership over and finishes what is under way, then stops. */
  @Override
  public void close() {
    context.getBean(Drain.class).shutdownGracefully().toCompletableFuture().join();
    kill();
  }

  /** Stops without handing over, as a crash would; for drills. */
  public void kill() {
    context.getBean(EmbeddedServer.class).stop();
    context.close();
  }
}
