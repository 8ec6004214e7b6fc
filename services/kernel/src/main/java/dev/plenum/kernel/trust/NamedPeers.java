package dev.plenum.kernel.trust;

import dev.plenum.trust.NodeName;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Takes certificates that the authorities signed for nodes of the same resource. Whoever connects
 * to a certain node names it as the engine's peer, and takes no other one's. Names of hosts are not
 * looked at: an address says nothing that the certificate does not say better.
 */
final class NamedPeers extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager pkix;
  private final NodeName self;

  NamedPeers(X509ExtendedTrustManager pkix, NodeName self) {
    this.pkix = pkix;
    this.self = self;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    pkix.checkClientTrusted(chain, type);
    check(chain[0], null);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    pkix.checkServerTrusted(chain, type);
    check(chain[0], engine.getPeerHost());
  }

  private void check(X509Certificate certificate, @Nullable String wanted)
      throws CertificateException {
    NodeName name =
        NodeName.of(certificate)
            .orElseThrow(() -> new CertificateException("the certificate names no node"));
    if (!name.besides(self)) {
      throw new CertificateException("%s is no node beside %s".formatted(name, self));
    }
    if (wanted != null && !name.node().equals(wanted)) {
      throw new CertificateException("%s was wanted, not %s".formatted(wanted, name));
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw engineOnly();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw engineOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw engineOnly();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw engineOnly();
  }

  private static CertificateException engineOnly() {
    return new CertificateException("nodes speak to each other through engines only");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return pkix.getAcceptedIssuers();
  }
}
