package dev.plenum.kernel.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Clients that send commands through all nodes, repeat each with its id until it is answered, and
 * remember what was acknowledged and when.
 */
public final class ProcessCrowd {
  private final Processes nodes;
  private final Map<UUID, Long> acknowledged = new ConcurrentHashMap<>();
  private final ConcurrentSkipListSet<Long> ackNanos = new ConcurrentSkipListSet<>();
  private final List<Thread> clients = new ArrayList<>();
  private volatile boolean stopped;

  public ProcessCrowd(Processes nodes, int size) {
    this.nodes = nodes;
    for (int i = 0; i < size; i++) {
      int first = i;
      clients.add(Thread.ofVirtual().start(() -> work(first)));
    }
  }

  private void work(int first) {
    int at = first % nodes.count();
    UUID id = UUID.randomUUID();
    while (!stopped) {
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), nodes.clientPort(at)), 300);
        socket.setSoTimeout(1_000);
        socket.setTcpNoDelay(true);
        var out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        while (!stopped) {
          out.println("add " + id + " r" + first);
          String answer = in.readLine();
          if (answer == null || !answer.startsWith("ok ")) {
            break;
          }
          acknowledged.put(id, Long.parseLong(answer.substring(3)));
          ackNanos.add(System.nanoTime());
          id = UUID.randomUUID();
        }
      } catch (IOException e) {
        // This node does not answer; the next one gets the same command.
      }
      at = (at + 1) % nodes.count();
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The longest time without any acknowledgement between the two moments, in milliseconds. */
  public double longestSilence(long fromNanos, long toNanos) {
    long last = fromNanos;
    long longest = 0;
    for (long ack : ackNanos.subSet(fromNanos, toNanos)) {
      longest = Math.max(longest, ack - last);
      last = ack;
    }
    return Math.max(longest, toNanos - last) / 1e6;
  }

  public boolean acknowledgedSince(long nanos) {
    return !ackNanos.tailSet(nanos).isEmpty();
  }

  public Map<UUID, Long> acknowledged() {
    return acknowledged;
  }

  /** Lets every client finish what it is waiting for. */
  public void stop() throws InterruptedException {
    stopped = true;
    for (Thread client : clients) {
      client.join(5_000);
    }
  }
}
