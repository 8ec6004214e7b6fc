package dev.plenum.node;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A channel to a node, with what travels beside its messages. */
record Grpc(ManagedChannel channel) implements AutoCloseable {

  static Grpc to(NodeApplication node) {
    return new Grpc(
        ManagedChannelBuilder.forAddress("127.0.0.1", node.ports().grpc()).usePlaintext().build());
  }

  static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  static <T extends AbstractStub<T>> T sending(T stub, String name, String value) {
    Metadata metadata = new Metadata();
    metadata.put(key(name), value);
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata));
  }

  static <T extends AbstractStub<T>> T by(T stub, String token) {
    return sending(stub, "authorization", "Bearer " + token);
  }

  /** What the answer to the last call said beside it. */
  record Heard(AtomicReference<Metadata> headers, AtomicReference<Metadata> trailers) {
    Heard() {
      this(new AtomicReference<>(), new AtomicReference<>());
    }

    <T extends AbstractStub<T>> T with(T stub) {
      return stub.withInterceptors(MetadataUtils.newCaptureMetadataInterceptor(headers, trailers));
    }

    String header(String name) {
      Metadata answer = headers.get();
      String value = answer == null ? null : answer.get(key(name));
      return value == null ? "" : value;
    }
  }

  @Override
  public void close() {
    try {
      channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
