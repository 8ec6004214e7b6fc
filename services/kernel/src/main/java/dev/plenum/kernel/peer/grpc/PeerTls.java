package dev.plenum.kernel.peer.grpc;

import dev.plenum.kernel.trust.NodeTrust;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;

/** {@link NodeTrust} as gRPC's transport wants it: HTTP/2 agreed upon within the handshake. */
final class PeerTls {
  private static final ApplicationProtocolConfig HTTP2 =
      new ApplicationProtocolConfig(
          Protocol.ALPN,
          SelectorFailureBehavior.NO_ADVERTISE,
          SelectedListenerFailureBehavior.ACCEPT,
          ApplicationProtocolNames.HTTP_2);

  private PeerTls() {}

  static SslContext server(NodeTrust trust) {
    return context(trust, false);
  }

  static SslContext client(NodeTrust trust) {
    return context(trust, true);
  }

  private static SslContext context(NodeTrust trust, boolean client) {
    return new JdkSslContext(
        trust.context(),
        client,
        Http2SecurityUtil.CIPHERS,
        SupportedCipherSuiteFilter.INSTANCE,
        HTTP2,
        ClientAuth.REQUIRE,
        new String[] {NodeTrust.PROTOCOL},
        false);
  }
}
