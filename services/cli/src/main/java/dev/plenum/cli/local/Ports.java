package dev.plenum.cli.local;

import dev.plenum.cli.CliException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The ports of one node, all free at the moment of asking. */
public record Ports(int http, int grpc, int management, int peer, int hazelcast) {

  /** A wish for the pages' port keeps addresses the same from one run to the next. */
  static Ports find(int httpWish) {
    return new Ports(free(httpWish), free(0), free(0), free(0), free(0));
  }

  private static int free(int wish) {
    try {
      return probe(wish);
    } catch (IOException e) {
      try {
        return probe(0);
      } catch (IOException none) {
        throw CliException.failed("This machine has no free port.");
      }
    }
  }

  private static int probe(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket.getLocalPort();
    }
  }
}
