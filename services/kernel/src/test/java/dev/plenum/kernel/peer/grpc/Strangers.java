package dev.plenum.kernel.peer.grpc;

import com.google.protobuf.ByteString;
import dev.plenum.kernel.peer.grpc.v1.Frame;
import dev.plenum.kernel.peer.grpc.v1.PeerLinkGrpc;
import dev.plenum.kernel.peer.grpc.v1.Prepare;
import dev.plenum.kernel.trust.NodeTrust;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** What a node does not do, done to a peer port. */
final class Strangers {
  private Strangers() {}

  /** Takes whatever certificate is shown and shows none. */
  static void handshakeWithoutCertificate(int port) throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
    try (var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.setSoTimeout(5_000);
      socket.startHandshake();
      var _ = socket.getInputStream().read();
    } catch (IOException e) {
      // The alert; some come as the end of the connection.
    }
  }

  static byte[] prepareThatIsCutOff() {
    return Frame.newBuilder()
        .setPrepare(
            Prepare.newBuilder()
                .setEpoch(1)
                .setFirstSeq(1)
                .setCount(1)
                .setEntries(ByteString.copyFromUtf8("short")))
        .build()
        .toByteArray();
  }

  static byte[] prepareOfNothing() {
    return Frame.newBuilder().setPrepare(Prepare.newBuilder().setEpoch(1)).build().toByteArray();
  }

  /** A node with a certificate that sends any bytes as messages. */
  static final class RawPeer implements AutoCloseable {
    private final ManagedChannel channel;
    private final ClientCall<byte[], byte[]> call;

    RawPeer(int port, NodeTrust trust) {
      channel =
          NettyChannelBuilder.forAddress("127.0.0.1", port)
              .overrideAuthority("node-0")
              .sslContext(PeerTls.client(trust))
              .build();
      call =
          channel.newCall(
              PeerLinkGrpc.getLinkMethod().toBuilder(new Bytes(), new Bytes()).build(),
              CallOptions.DEFAULT);
      call.start(new ClientCall.Listener<>() {}, new Metadata());
    }

    void send(byte[] message) {
      call.sendMessage(message);
    }

    @Override
    public void close() {
      channel.shutdownNow();
    }
  }

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
