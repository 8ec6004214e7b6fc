package dev.plenum.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes the certificates of one resource's nodes. Who is certified by another one is a stranger.
 */
public record Authority(Credential credential) {
  /** How long an authority lives. */
  public static final Duration LIFE = Duration.ofDays(730);

  /** How long a node's certificate lives. */
  public static final Duration NODE_LIFE = Duration.ofDays(90);

  /** Clocks of machines differ; what was made a moment ago must hold everywhere. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  /** By how much a node's certificate is older than it is: what nodes show must hold everywhere. */
  public static final Duration NODE_SKEW = Duration.ofDays(1);

  private static final int SERIAL_BITS = 127;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new one. */
  public static Authority make(String resource, Instant now) {
    KeyPair pair = pair();
    BigInteger serial = serial();
    // Another name than its predecessor's: who follows issuers by name must not mistake the two.
    var name =
        new X500Principal("CN=%s %s".formatted(resource, serial.toString(Character.MAX_RADIX)));
    try {
      var builder = builder(name, serial, name, now.minus(SKEW), now.plus(LIFE), pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return new Authority(new Credential(sign(builder, pair.getPrivate()), pair.getPrivate()));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("cannot make an authority", e);
    }
  }

  /** A certificate for a node, which listens and connects with it. */
  public Credential issue(NodeName node, List<String> hosts, Instant now) {
    KeyPair pair = pair();
    var subject = new X500Principal("CN=" + node.node());
    var issuer = credential.certificate().getSubjectX500Principal();
    try {
      var builder =
          builder(
              issuer,
              serial(),
              subject,
              now.minus(NODE_SKEW),
              now.plus(NODE_LIFE),
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(
              new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}));
      builder.addExtension(Extension.subjectAlternativeName, false, names(node, hosts));
      return new Credential(sign(builder, credential.key()), pair.getPrivate());
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("cannot make the certificate of " + node, e);
    }
  }

  /** Whether this authority signed the certificate. */
  public boolean issued(X509Certificate certificate) {
    try {
      certificate.verify(credential.certificate().getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static GeneralNames names(NodeName node, List<String> hosts) {
    List<GeneralName> names = new ArrayList<>();
    names.add(new GeneralName(GeneralName.uniformResourceIdentifier, node.uri()));
    hosts.forEach(host -> names.add(new GeneralName(GeneralName.dNSName, host)));
    return new GeneralNames(names.toArray(GeneralName[]::new));
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Principal issuer,
      BigInteger serial,
      X500Principal subject,
      Instant from,
      Instant until,
      PublicKey key)
      throws GeneralSecurityException, IOException {
    var builder =
        new JcaX509v3CertificateBuilder(
            issuer, serial, Date.from(from), Date.from(until), subject, key);
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
    return builder;
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
      throws OperatorCreationException, GeneralSecurityException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }

  private static BigInteger serial() {
    return new BigInteger(SERIAL_BITS, RANDOM).setBit(0);
  }
}
