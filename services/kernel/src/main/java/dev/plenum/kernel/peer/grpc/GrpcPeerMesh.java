package dev.plenum.kernel.peer.grpc;

import dev.plenum.kernel.peer.PeerAddress;
import dev.plenum.kernel.peer.PeerMesh;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.peer.PeerMetrics;
import dev.plenum.kernel.peer.PeerMetrics.Port;
import dev.plenum.kernel.peer.grpc.v1.Frame;
import dev.plenum.kernel.trust.NodeTrust;
import dev.plenum.trust.NodeName;
import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerTransportFilter;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mesh over gRPC: one stream in each direction between any two nodes, over TLS with a
 * certificate on either side.
 */
public final class GrpcPeerMesh implements PeerMesh {
  private static final Logger log = LoggerFactory.getLogger(GrpcPeerMesh.class);
  private static final int MAX_FRAME_BYTES = 64 << 20;
  private static final int HANDSHAKE_SECONDS = 10;

  /**
   * What may be under way in one stream. Said once and for all: gRPC would find out by a ping for
   * every message.
   */
  static final int WINDOW_BYTES = 4 << 20;

  private final String self;
  private final List<PeerAddress> addresses;
  private final NodeTrust trust;
  private final PeerMetrics metrics;
  private final Map<String, OutgoingLink> links = new ConcurrentHashMap<>();
  private @Nullable Server server;

  /**
   * A mesh of the nodes at {@code addresses}; it listens on the port of {@code self}.
   *
   * @param trust who is let in, and as whom
   */
  public GrpcPeerMesh(
      String self, List<PeerAddress> addresses, NodeTrust trust, PeerMetrics metrics) {
    this.self = self;
    this.addresses = List.copyOf(addresses);
    this.trust = trust;
    this.metrics = metrics;
  }

  @Override
  public List<String> nodes() {
    return addresses.stream().map(PeerAddress::node).toList();
  }

  @Override
  public String self() {
    return self;
  }

  @Override
  public void start(Receiver receiver) {
    PeerAddress mine =
        addresses.stream()
            .filter(address -> address.node().equals(self))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(self + " is not among " + nodes()));
    // Who is called must be known before anybody calls.
    for (PeerAddress address : addresses) {
      if (!address.node().equals(self)) {
        links.put(address.node(), new OutgoingLink(address, trust, metrics, receiver));
      }
    }
    try {
      server =
          NettyServerBuilder.forPort(mine.peerPort())
              .maxInboundMessageSize(MAX_FRAME_BYTES)
              .flowControlWindow(WINDOW_BYTES)
              .permitKeepAliveTime(1, TimeUnit.SECONDS)
              .sslContext(PeerTls.server(trust))
              .handshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS)
              .addTransportFilter(new Knocks())
              .intercept(new Guard())
              .addService(new Incoming(receiver, metrics).service())
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen for peers on port " + mine.peerPort(), e);
    }
    links.values().forEach(OutgoingLink::connect);
  }

  @Override
  public boolean send(String node, PeerMessage message) {
    OutgoingLink link = links.get(node);
    return link != null && link.send(Frames.write(message));
  }

  @Override
  public void sendToAll(PeerMessage message) {
    Frame frame = Frames.write(message);
    links.values().forEach(link -> link.send(frame));
  }

  @Override
  public void close() {
    links.values().forEach(OutgoingLink::close);
    Server running = server;
    if (running != null) {
      running.shutdownNow();
    }
  }

  /** Lets in the nodes of this resource, each as what its certificate says. */
  private final class Guard implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      Optional<String> from =
          Optional.ofNullable(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION))
              .flatMap(NodeTrust::peer)
              .map(NodeName::node)
              .filter(node -> links.containsKey(node));
      if (from.isEmpty()) {
        log.warn("turned away a caller of the peer port that is no node of this resource");
        metrics.handshakeRefused(Port.PEER);
        call.close(Status.UNAUTHENTICATED, new Metadata());
        return new ServerCall.Listener<>() {};
      }
      Context context = Context.current().withValue(Incoming.FROM, from.get());
      return Contexts.interceptCall(context, call, headers, next);
    }
  }

  /** A connection is ready when both ends have shown who they are. */
  private final class Knocks extends ServerTransportFilter {
    @Override
    public void transportTerminated(@Nullable Attributes proved) {
      if (proved == null) {
        metrics.handshakeRefused(Port.PEER);
      }
    }
  }
}
