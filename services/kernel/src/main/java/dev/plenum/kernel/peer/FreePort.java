package dev.plenum.kernel.peer;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for whoever is told to take any, such as a node on a developer's machine.
 *
 * <p>Asking the system for one gives a port of the range that it also gives to outgoing
 * connections, and one of those may have it before it is used. These lie below that range.
 */
public final class FreePort {
  private static final int FIRST = 15_000;
  private static final int AFTER = 30_000;
  private static final int TRIES = 1_000;

  private FreePort() {}

  /** A port that nobody listens on now. */
  public static int pick() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, AFTER);
      try (ServerSocket socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // the next one
      }
    }
    throw new IllegalStateException("no port from %d to %d is free".formatted(FIRST, AFTER - 1));
  }
}
