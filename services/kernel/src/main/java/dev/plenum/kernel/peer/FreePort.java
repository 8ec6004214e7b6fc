package dev.plenum.kernel.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for whoever is told to take any, such as a node on a developer's machine.
 *
 * <p>Asking the system for one gives a port of the range that it also gives to outgoing
 * connections, and one of those may have it before it is used. These lie below that range. Nor is
 * one given twice by this machine's processes while they live: ports are picked for all nodes
 * before the first of them listens, and two nodes with one port in common never become ready.
 */
public final class FreePort {
  private static final int FIRST = 15_000;
  private static final int AFTER = 30_000;
  private static final int TRIES = 1_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  /** Whose byte at a port's number is locked by the process that was given the port. */
  private static final FileChannel CLAIMS = open();

  private FreePort() {}

  private static FileChannel open() {
    String name = "plenum-ports-" + System.getProperty("user.name");
    Path file = Path.of(System.getProperty("java.io.tmpdir"), name);
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port that nobody listens on now and that no process was given that still lives. */
  public static int pick() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, AFTER);
      if (isFree(port) && GIVEN.add(port) && claim(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no port from %d to %d is free".formatted(FIRST, AFTER - 1));
  }

  /** The lock is held for as long as this process lives. */
  private static boolean claim(int port) {
    try {
      return CLAIMS.tryLock(port, 1, false) != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
