package dev.plenum.kernel.peer.grpc;

import dev.plenum.kernel.peer.PeerAddress;
import dev.plenum.kernel.peer.PeerMesh;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.peer.grpc.v1.Closed;
import dev.plenum.kernel.peer.grpc.v1.Frame;
import dev.plenum.kernel.peer.grpc.v1.PeerLinkGrpc;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mesh over gRPC: one stream in each direction between any two nodes, guarded by a shared key.
 */
public final class GrpcPeerMesh implements PeerMesh {
  private static final Logger log = LoggerFactory.getLogger(GrpcPeerMesh.class);
  static final Metadata.Key<String> NODE =
      Metadata.Key.of("plenum-node", Metadata.ASCII_STRING_MARSHALLER);
  static final Metadata.Key<String> KEY =
      Metadata.Key.of("plenum-key", Metadata.ASCII_STRING_MARSHALLER);
  private static final Context.Key<String> FROM = Context.key("from");
  private static final int MAX_FRAME_BYTES = 64 << 20;

  private final String self;
  private final List<PeerAddress> addresses;
  private final String key;
  private final Map<String, OutgoingLink> links = new ConcurrentHashMap<>();
  private @Nullable Server server;

  /**
   * A mesh of the nodes at {@code addresses}; it listens on the port of {@code self}.
   *
   * @param key shared by the nodes; who does not know it is turned away
   */
  public GrpcPeerMesh(String self, List<PeerAddress> addresses, String key) {
    this.self = self;
    this.addresses = List.copyOf(addresses);
    this.key = key;
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
    try {
      server =
          NettyServerBuilder.forPort(mine.peerPort())
              .maxInboundMessageSize(MAX_FRAME_BYTES)
              .permitKeepAliveTime(1, TimeUnit.SECONDS)
              .intercept(new Guard())
              .addService(new Incoming(receiver))
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen for peers on port " + mine.peerPort(), e);
    }
    for (PeerAddress address : addresses) {
      if (!address.node().equals(self)) {
        OutgoingLink link = new OutgoingLink(address, self, key, receiver);
        links.put(address.node(), link);
        link.connect();
      }
    }
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

  private static final class Incoming extends PeerLinkGrpc.PeerLinkImplBase {
    private final Receiver receiver;

    Incoming(Receiver receiver) {
      this.receiver = receiver;
    }

    @Override
    public StreamObserver<Frame> link(StreamObserver<Closed> back) {
      String from = FROM.get();
      return new StreamObserver<>() {
        @Override
        public void onNext(Frame frame) {
          try {
            Frames.read(frame).ifPresent(message -> receiver.received(from, message));
          } catch (RuntimeException e) {
            log.error("a message from {} could not be handled", from, e);
          }
        }

        @Override
        public void onError(Throwable error) {
          log.debug("link from {} broke: {}", from, error.getMessage());
        }

        @Override
        public void onCompleted() {
          back.onCompleted();
        }
      };
    }
  }

  /** Lets in who knows the key and says which node it is. */
  private final class Guard implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      String from = headers.get(NODE);
      String offered = headers.get(KEY);
      if (from == null || offered == null || !sameKey(offered) || !nodes().contains(from)) {
        log.warn("turned away a caller of the peer port that is no node of this resource");
        call.close(Status.UNAUTHENTICATED, new Metadata());
        return new ServerCall.Listener<>() {};
      }
      return Contexts.interceptCall(Context.current().withValue(FROM, from), call, headers, next);
    }

    private boolean sameKey(String offered) {
      return MessageDigest.isEqual(
          offered.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
    }
  }
}
