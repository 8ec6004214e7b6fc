package dev.plenum.kernel.trust;

import dev.plenum.trust.NodeName;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Who this node is to its peers, and who they are to it. Both sides of a connection show a
 * certificate of the resource's authority, over TLS 1.3 and nothing else.
 *
 * <p>Other certificates may be put in force at any time. They hold for connections made from then
 * on; none of those takes up a session of before, since sessions go with the context.
 */
public final class NodeTrust {
  /** The only version that is spoken. */
  public static final String PROTOCOL = "TLSv1.3";

  private static final String ALIAS = "node";
  private static final char[] NO_PASSWORD = {};

  private final String self;
  private final SSLContext context;
  private volatile Current current;

  private record Current(Material material, NodeName name, Managers managers, SSLContext context) {}

  /**
   * What is in force, for who makes engines of his own: what this node shows, and whom it takes.
   */
  public record Managers(KeyManager keys, TrustManager peers) {}

  /**
   * What {@code self} shows and takes at first.
   *
   * @throws IllegalArgumentException where the certificate is not this node's
   */
  public NodeTrust(String self, Material material) {
    this.self = self;
    this.current = current(material);
    this.context = new CurrentContext(() -> current.context());
  }

  /**
   * From now on.
   *
   * @throws IllegalArgumentException where the certificate is not this node's; nothing changes then
   */
  public void use(Material material) {
    current = current(material);
  }

  private Current current(Material material) {
    X509Certificate certificate = material.own().certificate();
    NodeName name =
        NodeName.of(certificate)
            .filter(named -> named.node().equals(self))
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "the certificate of %s is not that of %s"
                        .formatted(certificate.getSubjectX500Principal(), self)));
    try {
      Managers managers = new Managers(keys(material), trust(material, name));
      SSLContext context = SSLContext.getInstance(PROTOCOL);
      context.init(new KeyManager[] {managers.keys()}, new TrustManager[] {managers.peers()}, null);
      return new Current(material, name, managers, context);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("certificates that cannot be used", e);
    }
  }

  private static KeyManager keys(Material material) throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    Certificate[] chain = {material.own().certificate()};
    store.setKeyEntry(ALIAS, material.own().key(), NO_PASSWORD, chain);
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers()[0];
  }

  private static TrustManager trust(Material material, NodeName name)
      throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    for (X509Certificate authority : material.authorities()) {
      store.setCertificateEntry(authority.getSerialNumber().toString(), authority);
    }
    var factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager pkix) {
        return new NamedPeers(pkix, name);
      }
    }
    throw new GeneralSecurityException("every JDK follows chains by PKIX");
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  /** In force now; another object as soon as others are. */
  public Managers managers() {
    return current.managers();
  }

  /** Makes engines of what is in force when they are made. */
  public SSLContext context() {
    return context;
  }

  /** For a connection that a peer made: he must show who he is. */
  public SSLEngine server() {
    return fit(context.createSSLEngine(), false);
  }

  /**
   * For a connection to a peer.
   *
   * @param node whose certificate it must be; null where any node of the resource may answer
   */
  public SSLEngine client(@Nullable String node) {
    return fit(node == null ? context.createSSLEngine() : context.createSSLEngine(node, 0), true);
  }

  private static SSLEngine fit(SSLEngine engine, boolean client) {
    engine.setUseClientMode(client);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {PROTOCOL});
    if (!client) {
      parameters.setNeedClientAuth(true);
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  /** The node at the other end of a connection; empty where it showed no certificate of one. */
  public static Optional<NodeName> peer(SSLSession session) {
    try {
      return session.getPeerCertificates()[0] instanceof X509Certificate certificate
          ? NodeName.of(certificate)
          : Optional.empty();
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    }
  }

  public NodeName name() {
    return current.name();
  }

  /** When this node's certificate ends. */
  public Instant expires() {
    return current.material().own().until();
  }
}
