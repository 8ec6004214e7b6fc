package dev.plenum.trust;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** A certificate and the key that belongs to it. */
public record Credential(X509Certificate certificate, PrivateKey key) {
  private static final byte[] PROBE = {1};

  public Credential {
    if (!belongTogether(certificate, key)) {
      throw new IllegalArgumentException("the key is not that of the certificate");
    }
  }

  /** Read from texts as {@link #certificateText()} and {@link #keyText()} write them. */
  public static Credential read(byte[] certificate, byte[] key) {
    return new Credential(Pem.certificates(certificate).getFirst(), Pem.key(key));
  }

  private static boolean belongTogether(X509Certificate certificate, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  public String certificateText() {
    return Pem.write(List.of(certificate));
  }

  public String keyText() {
    return Pem.write(key);
  }

  public Instant from() {
    return certificate.getNotBefore().toInstant();
  }

  public Instant until() {
    return certificate.getNotAfter().toInstant();
  }

  @Override
  public String toString() {
    return "Credential[" + certificate.getSubjectX500Principal() + "]";
  }
}
