package dev.plenum.kernel.peer.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.plenum.kernel.peer.PeerMesh.Receiver;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.peer.PeerMetrics;
import dev.plenum.kernel.peer.PeerMetrics.Port;
import dev.plenum.kernel.peer.grpc.v1.Closed;
import dev.plenum.kernel.peer.grpc.v1.Frame;
import dev.plenum.kernel.peer.grpc.v1.PeerLinkGrpc;
import io.grpc.Context;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams that peers open here. A message that cannot be read is counted and left out; those
 * before and after it count.
 */
final class Incoming {
  private static final Logger log = LoggerFactory.getLogger(Incoming.class);

  /** The node at the other end, as its certificate says. */
  static final Context.Key<String> FROM = Context.key("from");

  private final Receiver receiver;
  private final PeerMetrics metrics;

  Incoming(Receiver receiver, PeerMetrics metrics) {
    this.receiver = receiver;
    this.metrics = metrics;
  }

  ServerServiceDefinition service() {
    MethodDescriptor<Frame, Closed> link = PeerLinkGrpc.getLinkMethod();
    MethodDescriptor<Optional<PeerMessage>, Closed> lenient =
        link.toBuilder(new Reader(), ProtoUtils.marshaller(Closed.getDefaultInstance())).build();
    return ServerServiceDefinition.builder(PeerLinkGrpc.SERVICE_NAME)
        .addMethod(lenient, ServerCalls.asyncClientStreamingCall(this::link))
        .build();
  }

  private StreamObserver<Optional<PeerMessage>> link(StreamObserver<Closed> back) {
    String from = FROM.get();
    return new StreamObserver<>() {
      @Override
      public void onNext(Optional<PeerMessage> message) {
        message.ifPresent(read -> handle(from, read));
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

  private void handle(String from, PeerMessage message) {
    try {
      receiver.received(from, message);
    } catch (RuntimeException e) {
      metrics.malformed(Port.PEER);
      log.error("a message from {} could not be handled", from, e);
    }
  }

  /**
   * Reads what came, and nothing from what cannot be read: an exception here would end the stream,
   * with all that is under way in it.
   */
  private final class Reader implements MethodDescriptor.Marshaller<Optional<PeerMessage>> {
    @Override
    public InputStream stream(Optional<PeerMessage> value) {
      throw new UnsupportedOperationException("this end of a link only reads");
    }

    @Override
    public Optional<PeerMessage> parse(InputStream stream) {
      try {
        Frame frame = Frame.parseFrom(stream);
        UnknownParts.of(frame).ifPresent(metrics::unknown);
        return Frames.read(frame);
      } catch (InvalidProtocolBufferException | RuntimeException e) {
        metrics.malformed(Port.PEER);
        log.warn("dropped a message of a peer that cannot be read: {}", e.toString());
        return Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
