package dev.plenum.kernel.leadership.hazelcast.tls;

import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.instance.impl.DefaultNodeContext;
import com.hazelcast.instance.impl.DefaultNodeExtension;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.instance.impl.NodeExtension;
import com.hazelcast.internal.networking.Channel;
import com.hazelcast.internal.networking.ChannelInitializer;
import com.hazelcast.internal.server.ServerContext;
import dev.plenum.kernel.peer.PeerMetrics;
import dev.plenum.kernel.trust.NodeTrust;
import java.time.Duration;
import java.util.function.Function;

/**
 * Puts TLS between Hazelcast's protocol and its sockets, on every connection from its first byte
 * on. The open edition has no setting for it, but is put together from parts that can be given.
 */
public final class TlsNodeContext extends DefaultNodeContext {
  private static final Duration HANDSHAKE_LIMIT = Duration.ofSeconds(10);

  private final NodeTrust trust;
  private final RefusedHandshakes refusals;
  private final Duration handshakeLimit;
  private final Unproved unproved = new Unproved();

  public TlsNodeContext(NodeTrust trust, PeerMetrics metrics) {
    this(trust, metrics, HANDSHAKE_LIMIT);
  }

  /**
   * With another time than usual in which the two sides of a connection have to prove themselves.
   */
  public TlsNodeContext(NodeTrust trust, PeerMetrics metrics, Duration handshakeLimit) {
    this.trust = trust;
    this.refusals = new RefusedHandshakes(metrics);
    this.handshakeLimit = handshakeLimit;
  }

  @Override
  public NodeExtension createNodeExtension(Node node) {
    return new Extension(node);
  }

  private final class Extension extends DefaultNodeExtension {
    Extension(Node node) {
      super(node);
    }

    @Override
    public Function<EndpointQualifier, ChannelInitializer> createChannelInitializerFn(
        ServerContext context) {
      Function<EndpointQualifier, ChannelInitializer> plain =
          super.createChannelInitializerFn(context);
      return endpoint -> channel -> initialize(channel, plain.apply(endpoint));
    }
  }

  /** First to see what comes in, last to see what goes out. */
  private void initialize(Channel channel, ChannelInitializer plain) throws Exception {
    boolean client = channel.isClientMode();
    TlsSession session =
        new TlsSession(
            client ? trust.client(null) : trust.server(),
            channel,
            new Proof(channel, refusals, unproved));
    channel.inboundPipeline().addLast(new TlsDecoder(session));
    plain.initChannel(channel);
    channel.outboundPipeline().addLast(new TlsEncoder(session));
    session.begin(handshakeLimit);
  }
}
