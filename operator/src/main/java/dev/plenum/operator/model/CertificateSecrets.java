package dev.plenum.operator.model;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.plenum.trust.Authority;
import dev.plenum.trust.CertificateFiles;
import dev.plenum.trust.Credential;
import dev.plenum.trust.NodeName;
import dev.plenum.trust.Pem;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * {@link Certificates} as Secrets: the authorities' keys in one that no pod mounts, the nodes' in
 * one that all of them do. A StatefulSet has one template for all its pods, so each node finds the
 * others' keys beside its own.
 */
public final class CertificateSecrets {
  private static final String CERTIFICATE = ".crt";
  private static final String KEY = ".key";

  private CertificateSecrets() {}

  /** The nodes that need a certificate. */
  public static List<Certificates.Wanted> wanted(Blueprint blueprint) {
    Names names = blueprint.names();
    return IntStream.range(0, blueprint.replicas())
        .mapToObj(names::pod)
        .map(pod ->
            new Certificates.Wanted(
                new NodeName(names.namespace(), blueprint.managed().kind(), names.name(), pod),
                List.of(pod + "." + names.nodeDomain(blueprint.installation()))))
        .toList();
  }

  /** What is held; what cannot be read is as if it were not there, and so is made anew. */
  public static Certificates read(@Nullable Secret authorities, @Nullable Secret nodes) {
    Map<String, byte[]> shown = data(nodes);
    byte[] taken = shown.remove(CertificateFiles.AUTHORITIES);
    return new Certificates(
        credentials(data(authorities)).values().stream().map(Authority::new).toList(),
        taken == null ? List.of() : certificates(taken),
        credentials(shown));
  }

  private static Map<String, byte[]> data(@Nullable Secret secret) {
    Map<String, byte[]> data = new TreeMap<>();
    if (secret != null && secret.getData() != null) {
      secret.getData().forEach((key, value) -> data.put(key, Base64.getDecoder().decode(value)));
    }
    return data;
  }

  private static Map<String, Credential> credentials(Map<String, byte[]> data) {
    Map<String, Credential> credentials = new LinkedHashMap<>();
    data.forEach((name, content) -> {
      byte[] key = data.get(name.replaceFirst("\\.crt$", KEY));
      if (name.endsWith(CERTIFICATE) && key != null) {
        String of = name.substring(0, name.length() - CERTIFICATE.length());
        credential(content, key).ifPresent(credential -> credentials.put(of, credential));
      }
    });
    return credentials;
  }

  private static Optional<Credential> credential(byte[] certificate, byte[] key) {
    try {
      return Optional.of(Credential.read(certificate, key));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static List<X509Certificate> certificates(byte[] text) {
    try {
      return Pem.certificates(text);
    } catch (IllegalArgumentException unreadable) {
      return List.of();
    }
  }

  public static Secret authorities(Blueprint blueprint, Certificates certificates) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Authority authority : certificates.authorities()) {
      Credential own = authority.credential();
      String name = own.certificate().getSerialNumber().toString(Character.MAX_RADIX);
      texts.put(name + CERTIFICATE, own.certificateText());
      texts.put(name + KEY, own.keyText());
    }
    return secret(blueprint, blueprint.names().authoritySecret(), texts);
  }

  public static Secret nodes(Blueprint blueprint, Certificates certificates) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(CertificateFiles.AUTHORITIES, Pem.write(certificates.trusted()));
    certificates
        .nodes()
        .forEach((node, credential) -> {
          texts.put(CertificateFiles.certificate(node), credential.certificateText());
          texts.put(CertificateFiles.key(node), credential.keyText());
        });
    return secret(blueprint, blueprint.names().certificatesSecret(), texts);
  }

  private static Secret secret(Blueprint blueprint, String name, Map<String, String> texts) {
    Map<String, String> data = new TreeMap<>();
    texts.forEach(
        (key, text) -> data.put(key, Base64.getEncoder().encodeToString(text.getBytes(US_ASCII))));
    Secret secret =
        new SecretBuilder()
            .withApiVersion("v1")
            .withKind("Secret")
            .withMetadata(blueprint.metadata(name, Labels.NODE).build())
            .withType("Opaque")
            .withData(data)
            .build();
    secret.addOwnerReference(blueprint.resource());
    return secret;
  }
}
