package dev.plenum.kernel.leadership.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.hazelcast.config.Config;
import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.instance.impl.DefaultNodeContext;
import com.hazelcast.instance.impl.HazelcastInstanceFactory;
import com.hazelcast.instance.impl.NodeContext;
import dev.plenum.kernel.leadership.hazelcast.tls.TlsNodeContext;
import dev.plenum.kernel.ledger.GenerationStore.Generation;
import dev.plenum.kernel.live.hazelcast.HazelcastLive;
import dev.plenum.kernel.peer.FreePort;
import dev.plenum.kernel.peer.PeerAddress;
import dev.plenum.kernel.testing.Certificates;
import dev.plenum.kernel.testing.Cluster;
import dev.plenum.kernel.testing.CountedPeers;
import dev.plenum.kernel.testing.RecordingProxy;
import dev.plenum.kernel.trust.Material;
import dev.plenum.kernel.trust.NodeTrust;
import dev.plenum.trust.NodeName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may be a member, what others see of the members, and what members take from each other. */
class HazelcastTlsIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  /** Enough for two members on a busy machine. */
  private static final Duration HANDSHAKE_LIMIT = Duration.ofSeconds(3);

  private static final String SECRET = "what-nobody-else-may-read";
  private static final AtomicInteger CAME_ALIVE = new AtomicInteger();

  private final Certificates certificates = new Certificates();
  private final CountedPeers counted = new CountedPeers();
  private final int detour = FreePort.pick();
  private final List<PeerAddress> addresses =
      List.of(address("node-0"), address("node-1"), address("node-2"));
  private final NodeTrust firstTrust = certificates.trust("node-0");
  private final NodeTrust secondTrust = certificates.trust("node-1");
  private final HazelcastLive firstLive = new HazelcastLive("node-0", counted);
  private final HazelcastLive secondLive = new HazelcastLive("node-1", new CountedPeers());
  private final List<HazelcastInstance> instances = new ArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private HazelcastInstance first;
  private HazelcastInstance second;
  private RecordingProxy proxy;

  /** What says that it was made from its serialised form. */
  private static final class Harmful implements Serializable {
    @Serial private static final long serialVersionUID = 1L;

    @Serial
    private void readObject(ObjectInputStream in) {
      CAME_ALIVE.incrementAndGet();
    }
  }

  private static PeerAddress address(String node) {
    return new PeerAddress(node, "127.0.0.1", 0, FreePort.pick());
  }

  private Config config(PeerAddress self, int... ports) {
    List<PeerAddress> known = new ArrayList<>();
    for (int port : ports) {
      known.add(new PeerAddress("known", "127.0.0.1", 0, port));
    }
    return CpConfig.of(
        new CpSettings("tls", self.node(), List.of(self)), new Generation(0, 3), known);
  }

  private HazelcastInstance start(Config config, NodeContext context) {
    HazelcastInstance instance =
        HazelcastInstanceFactory.newHazelcastInstance(config, null, context);
    instances.add(instance);
    return instance;
  }

  /** All that members say to the first one, and it to them, passes by. */
  @BeforeEach
  void twoMembers() throws Exception {
    PeerAddress mine = addresses.getFirst();
    proxy = new RecordingProxy(detour, mine.cpPort());
    Config config = config(mine);
    if (config.getAdvancedNetworkConfig().getEndpointConfigs().get(EndpointQualifier.MEMBER)
        instanceof ServerSocketEndpointConfig endpoint) {
      endpoint.setPublicAddress("127.0.0.1:" + detour);
    }
    first = start(config, new TlsNodeContext(firstTrust, counted, HANDSHAKE_LIMIT));
    firstLive.arrived(first, 0);
    var _ = firstLive.subscribe("talk", (_, _, json) -> heard.add(json));
    second =
        start(
            config(addresses.get(1), detour), new TlsNodeContext(secondTrust, new CountedPeers()));
    secondLive.arrived(second, 0);
    assertThat(second.getCluster().getMembers()).hasSize(2);
  }

  @AfterEach
  void stop() throws Exception {
    instances.reversed().forEach(instance -> instance.getLifecycleService().terminate());
    proxy.close();
  }

  private void tell(String what) throws Exception {
    Cluster.await(
        SOON,
        () -> {
          secondLive.tell("talk", what);
          return heard.contains(what);
        });
  }

  @Test
  void membersHearEachOtherAndNobodyElseDoes() throws Exception {
    tell(SECRET);
    assertThat(proxy.carried()).isNotEmpty().allMatch(RecordingProxy::records);
    assertThat(proxy.carried(SECRET)).isFalse();
    assertThat(proxy.carried("HZC")).isFalse();
    assertThat(proxy.carried("plenum")).isFalse();
    assertThat(counted.refused()).isZero();
  }

  /** A member that wants to join, and gives up when it finds that it cannot. */
  private void refused(NodeContext context) throws Exception {
    int before = counted.refused();
    Config config = config(addresses.get(2), addresses.getFirst().cpPort());
    // Who may not begin a cluster of its own does not wait for others to agree to that.
    config
        .getAdvancedNetworkConfig()
        .getJoin()
        .getTcpIpConfig()
        .setRequiredMember("127.0.0.1:" + addresses.getFirst().cpPort());
    config.setProperty("hazelcast.max.join.seconds", "2");
    assertThatIllegalStateException().isThrownBy(() -> start(config, context));
    assertThat(first.getCluster().getMembers()).hasSize(2);
    Cluster.await(SOON, () -> counted.refused() > before);
    tell("after " + before);
  }

  @Test
  void whoSpeaksPlainlyIsNoMember() throws Exception {
    refused(new DefaultNodeContext());
  }

  @Test
  void whoIsCertifiedBySomebodyElseIsNoMember() throws Exception {
    Material shown =
        new Material(new Certificates().issue("node-2"), List.of(certificates.authority()));
    refused(new TlsNodeContext(new NodeTrust("node-2", shown), new CountedPeers()));
  }

  @Test
  void aNodeOfAnotherResourceIsNoMember() throws Exception {
    NodeName other = new NodeName("tests", "Register", "another", "node-2");
    Material shown = new Material(certificates.issue(other), List.of(certificates.authority()));
    refused(new TlsNodeContext(new NodeTrust("node-2", shown), new CountedPeers()));
  }

  @Test
  void bytesInClearAreAnsweredByAnAlertAndNothingElse() throws Exception {
    int before = counted.refused();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), addresses.getFirst().cpPort())) {
      socket.setSoTimeout(15_000);
      socket.getOutputStream().write("HZCwhatever else".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = untilTheEnd(socket);
      assertThat(answer.length == 0 || RecordingProxy.records(answer)).isTrue();
    }
    Cluster.await(SOON, () -> counted.refused() > before);
  }

  /** The end may be an abrupt one. */
  private static byte[] untilTheEnd(Socket socket) throws IOException {
    var all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (SocketException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
    return all.toByteArray();
  }

  @Test
  void whoSaysNothingIsNotWaitedFor() throws Exception {
    int before = counted.refused();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), addresses.getFirst().cpPort())) {
      socket.setSoTimeout(15_000);
      assertThat(untilTheEnd(socket)).isEmpty();
    }
    assertThat(counted.refused()).isEqualTo(before + 1);
  }

  @Test
  void renewedCertificatesBreakNothingAndHoldFromTheNextConnectionOn() throws Exception {
    tell("before");
    Certificates next = new Certificates();
    var both = List.of(certificates.authority(), next.authority());
    firstTrust.use(new Material(next.issue("node-0"), both));
    secondTrust.use(new Material(certificates.issue("node-1"), both));
    tell("on the connection of before");
    proxy.cut();
    tell("on a new connection");
    firstTrust.use(new Material(next.issue("node-0"), List.of(next.authority())));
    secondTrust.use(next.material("node-1"));
    proxy.cut();
    tell("without the old authority");
    // A cut may meet a handshake, which then counts as one that was not finished.
    assertThat(first.getCluster().getMembers()).hasSize(2);
  }

  @Test
  void nothingThatAMemberSaysComesAlive() throws Exception {
    second.getTopic("live").publish(new Harmful());
    second.getTopic("live").publish(Map.of("not", "ours"));
    second.getTopic("live").publish(new String[] {"node-1", "talk"});
    second.getTopic("live").publish(new String[] {"node-2", "talk", "", "somebody else's", "0"});
    second.getTopic("live").publish(new String[] {"node-1", "talk", "", "for long", "long"});
    Cluster.await(SOON, () -> counted.malformed() >= 5);
    second.getMap("any").put("key", new Harmful());
    Object got = null;
    try {
      got = first.getMap("any").get("key");
    } catch (RuntimeException refused) {
      assertThat(refused).hasStackTraceContaining("is not allowed");
    }
    assertThat(got).isNull();
    assertThat(CAME_ALIVE).hasValue(0);
    tell("still here");
    assertThat(heard).containsOnly("still here");
  }
}
