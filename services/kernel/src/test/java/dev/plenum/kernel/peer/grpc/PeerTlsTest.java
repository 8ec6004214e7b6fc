package dev.plenum.kernel.peer.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.peer.FreePort;
import dev.plenum.kernel.peer.NodeStatus;
import dev.plenum.kernel.peer.PeerAddress;
import dev.plenum.kernel.peer.PeerMesh;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.testing.Certificates;
import dev.plenum.kernel.testing.Cluster;
import dev.plenum.kernel.testing.CountedPeers;
import dev.plenum.kernel.testing.RecordingProxy;
import dev.plenum.kernel.trust.Material;
import dev.plenum.kernel.trust.NodeTrust;
import dev.plenum.trust.NodeName;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may speak to a node's peer port, and what others see of it. */
class PeerTlsTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String SECRET = "what-nobody-else-may-read";

  private final Certificates certificates = new Certificates();
  private final CountedPeers counted = new CountedPeers();
  private final List<PeerAddress> addresses =
      List.of(address("node-0"), address("node-1"), address("node-2"));
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Inbox inbox = new Inbox();

  /** What arrived. */
  private static final class Inbox implements PeerMesh.Receiver {
    private final List<String> from = new CopyOnWriteArrayList<>();
    private final List<PeerMessage> messages = new CopyOnWriteArrayList<>();

    @Override
    public void received(String sender, PeerMessage message) {
      from.add(sender);
      messages.add(message);
    }

    @Override
    public void linkDown(String node) {}
  }

  private static PeerAddress address(String node) {
    return new PeerAddress(node, "127.0.0.1", FreePort.pick(), 0);
  }

  private GrpcPeerMesh mesh(
      String node, NodeTrust trust, CountedPeers counts, PeerMesh.Receiver receiver) {
    return mesh(node, addresses, trust, counts, receiver);
  }

  private GrpcPeerMesh mesh(
      String node,
      List<PeerAddress> seen,
      NodeTrust trust,
      CountedPeers counts,
      PeerMesh.Receiver receiver) {
    GrpcPeerMesh mesh = new GrpcPeerMesh(node, seen, trust, counts);
    open.add(mesh);
    mesh.start(receiver);
    return mesh;
  }

  private GrpcPeerMesh listener() {
    return mesh("node-0", certificates.trust("node-0"), counted, inbox);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private static PeerMessage ping(long epoch) {
    return new PeerMessage.Ping(epoch, NodeStatus.UNKNOWN);
  }

  private static PeerMessage secret() {
    var stamp = new Stamp(UUID.randomUUID(), SECRET, Instant.EPOCH, 1);
    return new PeerMessage.Submit(
        List.of(
            new PeerMessage.Envelope(
                stamp, SECRET.getBytes(StandardCharsets.UTF_8), Content.UNKNOWN, 1)));
  }

  private static void awaitSent(GrpcPeerMesh mesh, PeerMessage message) throws Exception {
    Cluster.await(SOON, () -> mesh.send("node-0", message));
  }

  private void awaitRefused(int before) throws Exception {
    Cluster.await(SOON, () -> counted.refused() > before);
  }

  @Test
  void aMessageComesFromWhomTheCertificateNames() throws Exception {
    var _ = listener();
    GrpcPeerMesh one =
        mesh("node-1", certificates.trust("node-1"), new CountedPeers(), new Inbox());
    GrpcPeerMesh two =
        mesh("node-2", certificates.trust("node-2"), new CountedPeers(), new Inbox());
    awaitSent(one, ping(1));
    Cluster.await(SOON, () -> inbox.from.contains("node-1"));
    awaitSent(two, ping(2));
    Cluster.await(SOON, () -> inbox.from.contains("node-2"));
    assertThat(counted.refused()).isZero();
  }

  /** Every stranger takes the listener for what it is: it is the listener that refuses. */
  private void refused(Material shown) throws Exception {
    int before = counted.refused();
    CountedPeers theirs = new CountedPeers();
    GrpcPeerMesh stranger =
        mesh(
            "node-1",
            new NodeTrust(NodeName.of(shown.own().certificate()).orElseThrow().node(), shown),
            theirs,
            new Inbox());
    awaitRefused(before);
    for (int i = 0; i < 20; i++) {
      var _ = stranger.send("node-0", ping(99));
      Thread.sleep(10);
    }
    stranger.close();
    assertThat(inbox.messages).isEmpty();
  }

  @Test
  void whoIsCertifiedBySomebodyElseIsRefused() throws Exception {
    var _ = listener();
    Certificates others = new Certificates();
    refused(new Material(others.issue("node-1"), List.of(certificates.authority())));
  }

  @Test
  void aNodeOfAnotherResourceIsRefusedWhoeverCertifiedIt() throws Exception {
    var _ = listener();
    NodeName other = new NodeName("tests", "Register", "another", "node-1");
    refused(new Material(certificates.issue(other), List.of(certificates.authority())));
  }

  @Test
  void aNodeThatIsNotInTheListIsRefused() throws Exception {
    var _ = listener();
    refused(certificates.material("node-7"));
  }

  @Test
  void whoSpeaksPlainlyOrShowsNothingIsRefused() throws Exception {
    var _ = listener();
    int port = addresses.getFirst().peerPort();
    int before = counted.refused();
    assertThat(answer(new Socket(InetAddress.getLoopbackAddress(), port)))
        .doesNotContain("SETTINGS");
    awaitRefused(before);
    int between = counted.refused();
    Strangers.handshakeWithoutCertificate(port);
    awaitRefused(between);
    assertThat(inbox.messages).isEmpty();
  }

  /** What comes back on the beginning of HTTP/2 in clear. */
  private static String answer(Socket socket) throws IOException {
    try (socket;
        InputStream in = socket.getInputStream()) {
      socket.setSoTimeout(5_000);
      socket
          .getOutputStream()
          .write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] all = in.readAllBytes();
      assertThat(all.length == 0 || RecordingProxy.records(all)).isTrue();
      return new String(all, StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void nothingIsSaidToANodeThatIsAnotherThanWasCalled() throws Exception {
    Inbox wrong = new Inbox();
    int port = addresses.get(1).peerPort();
    var _ =
        mesh(
            "node-2",
            List.of(
                addresses.get(0),
                address("node-1"),
                new PeerAddress("node-2", "127.0.0.1", port, 0)),
            certificates.trust("node-2"),
            new CountedPeers(),
            wrong);
    GrpcPeerMesh caller = listener();
    for (int i = 0; i < 100; i++) {
      var _ = caller.send("node-1", secret());
      Thread.sleep(10);
    }
    assertThat(wrong.messages).isEmpty();
    awaitRefused(0);
  }

  @Test
  void nothingCanBeReadOnTheWay() throws Exception {
    var _ = listener();
    int detour = FreePort.pick();
    try (var proxy = new RecordingProxy(detour, addresses.getFirst().peerPort())) {
      GrpcPeerMesh one = behind(detour);
      awaitSent(one, secret());
      Cluster.await(SOON, () -> !inbox.messages.isEmpty());
      assertThat(proxy.carried()).isNotEmpty().allMatch(RecordingProxy::records);
      assertThat(proxy.carried(SECRET)).isFalse();
      assertThat(proxy.carried("PeerLink")).isFalse();
      assertThat(proxy.carried("plenum://")).isFalse();
    }
  }

  private NodeTrust behindTrust = certificates.trust("node-1");

  private GrpcPeerMesh behind(int detour) {
    return mesh(
        "node-1",
        List.of(
            new PeerAddress("node-0", "127.0.0.1", detour, 0), addresses.get(1), addresses.get(2)),
        behindTrust,
        new CountedPeers(),
        new Inbox());
  }

  @Test
  void renewedCertificatesBreakNothingAndHoldFromTheNextConnectionOn() throws Exception {
    NodeTrust listens = certificates.trust("node-0");
    var _ = mesh("node-0", listens, counted, inbox);
    int detour = FreePort.pick();
    try (var proxy = new RecordingProxy(detour, addresses.getFirst().peerPort())) {
      GrpcPeerMesh one = behind(detour);
      awaitSent(one, ping(1));
      Cluster.await(SOON, () -> inbox.messages.contains(ping(1)));

      Certificates next = new Certificates();
      var both = List.of(certificates.authority(), next.authority());
      listens.use(new Material(next.issue("node-0"), both));
      behindTrust.use(new Material(certificates.issue("node-1"), both));
      assertThat(one.send("node-0", ping(2))).isTrue();
      Cluster.await(SOON, () -> inbox.messages.contains(ping(2)));

      proxy.cut();
      awaitArrival(one, ping(3));

      listens.use(new Material(next.issue("node-0"), List.of(next.authority())));
      assertThat(one.send("node-0", ping(4))).isTrue();
      Cluster.await(SOON, () -> inbox.messages.contains(ping(4)));
      assertThat(counted.refused()).isZero();

      // The old authority is forgotten, and with it whoever shows a certificate of it.
      proxy.cut();
      awaitRefused(0);
      behindTrust.use(next.material("node-1"));
      awaitArrival(one, ping(5));
    }
  }

  private void awaitArrival(GrpcPeerMesh from, PeerMessage message) throws Exception {
    Cluster.await(
        SOON,
        () -> {
          var _ = from.send("node-0", message);
          return inbox.messages.contains(message);
        });
  }

  @Test
  void aMessageThatCannotBeReadIsCountedAndLeftOut() throws Exception {
    var _ = listener();
    try (var peer =
        new Strangers.RawPeer(addresses.getFirst().peerPort(), certificates.trust("node-1"))) {
      peer.send(Frames.write(ping(1)).toByteArray());
      peer.send(new byte[] {(byte) 0xff, 1, 2, 3});
      peer.send(Strangers.prepareThatIsCutOff());
      peer.send(Strangers.prepareOfNothing());
      peer.send(Frames.write(ping(2)).toByteArray());
      Cluster.await(SOON, () -> inbox.messages.contains(ping(2)));
    }
    assertThat(inbox.messages).containsExactly(ping(1), ping(2));
    assertThat(counted.malformed()).isEqualTo(3);
  }
}
