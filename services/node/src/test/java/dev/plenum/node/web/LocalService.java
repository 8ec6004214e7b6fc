package dev.plenum.node.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One address for all nodes, as a Kubernetes Service is: each connection goes to the next node that
 * answers. A node that is taken out loses its connections at once.
 */
final class LocalService implements AutoCloseable {
  private final List<Integer> ports;
  private final ServerSocket door;
  private final AtomicInteger turn = new AtomicInteger();
  private final Set<Integer> out = ConcurrentHashMap.newKeySet();
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private record Connection(Socket client, Socket node, int index) {
    void cut() {
      try (client;
          node) {
        client.shutdownInput();
      } catch (IOException e) {
        // It was cut already.
      }
    }
  }

  LocalService(List<Integer> ports) throws IOException {
    this.ports = ports;
    this.door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    threads.execute(this::serve);
  }

  String address(String path) {
    return "http://127.0.0.1:%d%s".formatted(door.getLocalPort(), path);
  }

  /** Sends nobody there any more and cuts who is there. */
  void takeOut(int node) {
    out.add(node);
    open.stream().filter(connection -> connection.index() == node).forEach(Connection::cut);
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        threads.execute(() -> connect(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void connect(Socket client) {
    for (int i = 0; i < ports.size(); i++) {
      int index = Math.floorMod(turn.getAndIncrement(), ports.size());
      if (out.contains(index)) {
        continue;
      }
      try {
        Socket node = new Socket(InetAddress.getLoopbackAddress(), ports.get(index));
        Connection connection = new Connection(client, node, index);
        open.add(connection);
        threads.execute(() -> pump(connection, client, node));
        threads.execute(() -> pump(connection, node, client));
        return;
      } catch (IOException e) {
        // The next one, as a Service would.
      }
    }
    new Connection(client, client, -1).cut();
  }

  private void pump(Connection connection, Socket from, Socket to) {
    try (InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One side went; the other goes too.
    } finally {
      open.remove(connection);
      connection.cut();
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(Connection::cut);
    threads.shutdownNow();
  }
}
