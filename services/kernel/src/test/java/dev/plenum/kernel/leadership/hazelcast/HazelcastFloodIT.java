package dev.plenum.kernel.leadership.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceFactory;
import dev.plenum.kernel.leadership.hazelcast.tls.TlsNodeContext;
import dev.plenum.kernel.ledger.GenerationStore.Generation;
import dev.plenum.kernel.peer.FreePort;
import dev.plenum.kernel.peer.PeerAddress;
import dev.plenum.kernel.testing.Certificates;
import dev.plenum.kernel.testing.Cluster;
import dev.plenum.kernel.testing.CountedPeers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What those who cannot show who they are cost a member: little memory, and no lines of its log.
 */
class HazelcastFloodIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  /** A sixth of what a node has. */
  private static final long BOUND = 40L << 20;

  private final Certificates certificates = new Certificates();
  private final CountedPeers counted = new CountedPeers();
  private final int port = FreePort.pick();
  private final List<HazelcastInstance> instances = new ArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private HazelcastInstance first;

  @BeforeEach
  void aMember() {
    first = start("node-0", port, List.of());
    first
        .getLoggingService()
        .addLogListener(Level.WARNING, event -> warnings.add(event.getLogRecord().getMessage()));
  }

  private HazelcastInstance start(String node, int own, List<PeerAddress> known) {
    PeerAddress self = new PeerAddress(node, "127.0.0.1", 0, own);
    HazelcastInstance instance =
        HazelcastInstanceFactory.newHazelcastInstance(
            CpConfig.of(new CpSettings("flood", node, List.of(self)), new Generation(0, 3), known),
            null,
            new TlsNodeContext(certificates.trust(node), counted));
    instances.add(instance);
    return instance;
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    instances.reversed().forEach(instance -> instance.getLifecycleService().terminate());
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  private void join() {
    var _ =
        start("node-1", FreePort.pick(), List.of(new PeerAddress("node-0", "127.0.0.1", 0, port)));
    assertThat(first.getCluster().getMembers()).hasSize(2);
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static boolean open(Socket socket) {
    try {
      socket.setSoTimeout(1);
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException stillThere) {
      return true;
    } catch (IOException reset) {
      return false;
    }
  }

  @Test
  void whoSaysNothingGivesWayToWhoComesNext() throws Exception {
    long before = used();
    for (int i = 0; i < 500; i++) {
      sockets.add(connect());
    }
    Cluster.await(Duration.ofSeconds(5), () -> counted.refused() >= 500 - 32);
    assertThat(used() - before).isLessThan(BOUND);
    // A connection that was ended is gone once the thread that reads looks at its sockets again.
    Cluster.await(SOON, () -> sockets.stream().filter(HazelcastFloodIT::open).count() <= 32);
    join();
  }

  @Test
  void whoGoesAtOnceLeavesNothingBehind() throws Exception {
    long before = used();
    for (int i = 0; i < 500; i++) {
      connect().close();
    }
    Cluster.await(Duration.ofSeconds(8), () -> counted.refused() >= 500);
    assertThat(used() - before).isLessThan(BOUND);
    join();
  }

  @Test
  void aMemberJoinsWhileStrangersComeWithoutEnd() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Thread flood = Thread.ofPlatform().start(() -> flood(over));
    try {
      Cluster.await(SOON, () -> counted.refused() > 100);
      join();
    } finally {
      over.set(true);
      flood.join();
    }
  }

  private void flood(AtomicBoolean over) {
    while (!over.get()) {
      try {
        sockets.add(connect());
        Thread.sleep(2);
        if (sockets.size() > 200) {
          sockets.removeFirst().close();
        }
      } catch (IOException | InterruptedException ended) {
        return;
      }
    }
  }

  @Test
  void rubbishAndResetsAreNotLoggedOneByOne() throws Exception {
    for (int i = 0; i < 4; i++) {
      Socket rubbish = connect();
      sockets.add(rubbish);
      rubbish.getOutputStream().write("HZC rubbish".getBytes(StandardCharsets.US_ASCII));
      try (Socket socket = connect()) {
        socket.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    }
    Cluster.await(SOON, () -> counted.refused() >= 8);
    assertThat(warnings).isEmpty();
  }
}
