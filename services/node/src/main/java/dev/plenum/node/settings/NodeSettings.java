package dev.plenum.node.settings;

import dev.plenum.kernel.peer.PeerAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where and as whom a node runs.
 *
 * @param kind of the resource, which says what domain is served
 * @param resource name of the resource
 * @param node this node's name, one of {@code peers}
 * @param folder the mounted resource, roll, secrets and database coordinates
 */
public record NodeSettings(
    String kind, String resource, String node, List<PeerAddress> peers, Path folder, Ports ports) {
  private static final int PEER_PORT = 7400;
  private static final int CP_PORT = 5701;

  public NodeSettings {
    peers = List.copyOf(peers);
  }

  /** What the node listens on; 0 takes a free port. */
  public record Ports(int http, int grpc, int management) {
    public static final Ports DEFAULT = new Ports(8080, 9090, 8081);
    public static final Ports FREE = new Ports(0, 0, 0);
  }

  /** Reads the variables that the operator sets. */
  public static NodeSettings fromEnvironment(Map<String, String> environment) {
    return new NodeSettings(
        environment.getOrDefault("PLENUM_KIND", "Election"),
        required(environment, "PLENUM_NAME"),
        required(environment, "PLENUM_NODE"),
        peers(required(environment, "PLENUM_PEERS")),
        Path.of(environment.getOrDefault("PLENUM_CONFIG", "/etc/plenum")),
        new Ports(
            port(environment, "PLENUM_HTTP_PORT", Ports.DEFAULT.http()),
            port(environment, "PLENUM_GRPC_PORT", Ports.DEFAULT.grpc()),
            port(environment, "PLENUM_MANAGEMENT_PORT", Ports.DEFAULT.management())));
  }

  /** Reads {@code name=host[:peerPort[:cpPort]],…}. */
  static List<PeerAddress> peers(String text) {
    List<PeerAddress> peers = new ArrayList<>();
    for (String entry : text.split(",", -1)) {
      int equals = entry.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "PLENUM_PEERS: \"" + entry + "\" is not of the form name=host:port:port");
      }
      String[] address = entry.substring(equals + 1).trim().split(":", -1);
      peers.add(
          new PeerAddress(
              entry.substring(0, equals).trim(),
              address[0],
              address.length > 1 ? Integer.parseInt(address[1]) : PEER_PORT,
              address.length > 2 ? Integer.parseInt(address[2]) : CP_PORT));
    }
    return peers;
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("the environment variable " + name + " is not set");
    }
    return value;
  }

  private static int port(Map<String, String> environment, String name, int absent) {
    return Integer.parseInt(environment.getOrDefault(name, Integer.toString(absent)));
  }
}
