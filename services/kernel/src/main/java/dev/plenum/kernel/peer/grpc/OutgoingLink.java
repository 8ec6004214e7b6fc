package dev.plenum.kernel.peer.grpc;

import dev.plenum.kernel.peer.PeerAddress;
import dev.plenum.kernel.peer.PeerMesh.Receiver;
import dev.plenum.kernel.peer.PeerMetrics;
import dev.plenum.kernel.peer.PeerMetrics.Port;
import dev.plenum.kernel.peer.grpc.v1.Closed;
import dev.plenum.kernel.peer.grpc.v1.Frame;
import dev.plenum.kernel.peer.grpc.v1.PeerLinkGrpc;
import dev.plenum.kernel.trust.NodeTrust;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stream to one peer, made again whenever it breaks. */
final class OutgoingLink implements AutoCloseable {
  private static final long RECONNECT_MILLIS = 200;

  /** What may wait for a peer that is slow for a moment; several large batches. */
  private static final int BUFFER_BYTES = 16 << 20;

  private final String node;
  private final PeerMetrics metrics;
  private final Receiver receiver;
  private final ManagedChannel channel;
  private final PeerLinkGrpc.PeerLinkStub stub;
  private @Nullable ClientCallStreamObserver<Frame> stream;
  private volatile boolean closed;

  OutgoingLink(PeerAddress address, NodeTrust trust, PeerMetrics metrics, Receiver receiver) {
    this.node = address.node();
    this.metrics = metrics;
    this.receiver = receiver;
    this.channel =
        NettyChannelBuilder.forAddress(address.host(), address.peerPort())
            // Whose certificate it must be.
            .overrideAuthority(node)
            .sslContext(PeerTls.client(trust))
            .flowControlWindow(GrpcPeerMesh.WINDOW_BYTES)
            .keepAliveTime(5, TimeUnit.SECONDS)
            .keepAliveTimeout(3, TimeUnit.SECONDS)
            .build();
    this.stub = PeerLinkGrpc.newStub(channel).withOnReadyThreshold(BUFFER_BYTES);
  }

  synchronized void connect() {
    if (closed) {
      return;
    }
    // gRPC would back off for minutes; a peer that restarts is wanted back at once.
    channel.resetConnectBackoff();
    var _ = stub.link(new Watch());
  }

  /**
   * Sends if the peer keeps up. A paused peer would otherwise fill this node's memory; what it
   * misses it reads from the store, or is told with a later heartbeat.
   */
  synchronized boolean send(Frame frame) {
    ClientCallStreamObserver<Frame> open = stream;
    boolean large = frame.hasPrepare() || frame.hasRefused();
    if (open == null || (!open.isReady() && large)) {
      return false;
    }
    try {
      open.onNext(frame);
      return true;
    } catch (IllegalStateException e) {
      return false; // the call ended in this moment; its observer reconnects
    }
  }

  @SuppressWarnings("ReferenceEquality") // it is about this very call, not an equal one
  private synchronized void broke(@Nullable ClientCallStreamObserver<Frame> broken) {
    if (stream == broken) {
      stream = null;
    }
    if (!closed) {
      receiver.linkDown(node);
      CompletableFuture.delayedExecutor(RECONNECT_MILLIS, TimeUnit.MILLISECONDS)
          .execute(this::connect);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    channel.shutdownNow();
  }

  /** Whether this end did not take the other one's certificate. */
  private static boolean refused(Throwable error) {
    return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
        .anyMatch(CertificateException.class::isInstance);
  }

  private final class Watch implements ClientResponseObserver<Frame, Closed> {
    private @Nullable ClientCallStreamObserver<Frame> mine;

    @Override
    public void beforeStart(ClientCallStreamObserver<Frame> call) {
      mine = call;
      synchronized (OutgoingLink.this) {
        stream = call;
      }
    }

    @Override
    public void onNext(Closed value) {}

    @Override
    public void onError(Throwable error) {
      if (refused(error)) {
        metrics.handshakeRefused(Port.PEER);
      }
      broke(mine);
    }

    @Override
    public void onCompleted() {
      broke(mine);
    }
  }
}
