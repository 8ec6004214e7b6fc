package dev.plenum.kernel.peer;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for whoever is told to take any, such as a node on a developer's machine.
 *
 * <p>Asking the system for one gives a port of the range that it also gives to outgoing
 * connections, and one of those may have it before it is used. These lie below that range. Nor is
 * one given twice by a process: ports are picked for all nodes before the first of them listens,
 * and two nodes with one port in common never become ready.
 */
public final class FreePort {
  private static final int FIRST = 15_000;
  private static final int AFTER = 30_000;
  private static final int TRIES = 1_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePort() {}

  /** A port that nobody listens on now and that this process was not given before. */
  public static int pick() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, AFTER);
      if (isFree(port) && GIVEN.add(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no port from %d to %d is free".formatted(FIRST, AFTER - 1));
  }

  /** Whether nobody listens on a port at the moment. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
