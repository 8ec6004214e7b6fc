package dev.plenum.kernel.trust;

import dev.plenum.trust.Credential;
import dev.plenum.trust.Pem;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a node shows to its peers and what it takes from them.
 *
 * @param own this node's certificate and key
 * @param authorities whose certificates are taken; two while one follows the other
 */
public record Material(Credential own, List<X509Certificate> authorities) {
  public Material {
    authorities = List.copyOf(authorities);
  }

  /** Read from texts, as they are mounted. */
  public static Material read(byte[] certificate, byte[] key, byte[] authorities) {
    return new Material(Credential.read(certificate, key), Pem.certificates(authorities));
  }
}
