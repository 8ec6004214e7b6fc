package dev.plenum.kernel.peer.grpc;

import dev.plenum.kernel.trust.NodeTrust;
import io.grpc.netty.GrpcSslContexts;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolNegotiator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSessionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link NodeTrust} as gRPC's transport wants it: HTTP/2 agreed upon within the handshake. A
 * message between nodes is small and there are many, and the JDK's engine sets up its cipher anew
 * for each, which cost a fifth of a node's time: where BoringSSL can be loaded, it does the work.
 *
 * <p>gRPC asks for a context once, so this one makes each engine from the certificates in force.
 */
final class PeerTls extends SslContext {
  private static final Logger log = LoggerFactory.getLogger(PeerTls.class);
  private static final SslProvider PROVIDER = provider();

  private final NodeTrust trust;
  private final boolean client;
  private volatile Made made;

  private record Made(NodeTrust.Managers of, SslContext context) {}

  private PeerTls(NodeTrust trust, boolean client) {
    this.trust = trust;
    this.client = client;
    this.made = make(trust.managers());
  }

  private static SslProvider provider() {
    if (OpenSsl.isAvailable()) {
      log.info("TLS between nodes by {}", OpenSsl.versionString());
      return SslProvider.OPENSSL;
    }
    log.info("TLS between nodes by the JDK: {}", String.valueOf(OpenSsl.unavailabilityCause()));
    return SslProvider.JDK;
  }

  static SslContext server(NodeTrust trust) {
    return new PeerTls(trust, false);
  }

  static SslContext client(NodeTrust trust) {
    return new PeerTls(trust, true);
  }

  private Made make(NodeTrust.Managers managers) {
    SslContextBuilder builder =
        client
            ? SslContextBuilder.forClient().keyManager(managers.keys())
            : SslContextBuilder.forServer(managers.keys()).clientAuth(ClientAuth.REQUIRE);
    try {
      SslContext context =
          GrpcSslContexts.configure(builder, PROVIDER)
              .trustManager(managers.peers())
              .protocols(NodeTrust.PROTOCOL)
              .build();
      if (context.sessionContext() instanceof OpenSslSessionContext sessions) {
        sessions.setSessionCacheEnabled(false); // every connection shows its certificates anew
      }
      return new Made(managers, context);
    } catch (SSLException e) {
      throw new IllegalArgumentException("certificates that cannot be used", e);
    }
  }

  private SslContext current() {
    NodeTrust.Managers managers = trust.managers();
    Made last = made;
    if (!last.of().equals(managers)) {
      last = make(managers);
      made = last;
    }
    return last.context();
  }

  @Override
  public SSLEngine newEngine(ByteBufAllocator allocator) {
    return current().newEngine(allocator);
  }

  @Override
  public SSLEngine newEngine(ByteBufAllocator allocator, String host, int port) {
    return current().newEngine(allocator, host, port);
  }

  @Override
  public boolean isClient() {
    return client;
  }

  @Override
  public List<String> cipherSuites() {
    return current().cipherSuites();
  }

  @Override
  @SuppressWarnings("deprecation") // Netty's own signature.
  public ApplicationProtocolNegotiator applicationProtocolNegotiator() {
    return current().applicationProtocolNegotiator();
  }

  @Override
  public SSLSessionContext sessionContext() {
    return current().sessionContext();
  }
}
