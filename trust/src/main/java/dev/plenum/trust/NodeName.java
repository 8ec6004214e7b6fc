package dev.plenum.trust;

import java.net.URI;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whom a certificate is for, as its subject alternative name of the kind URI says: {@code
 * plenum://namespace/kind/resource/node}.
 *
 * @param node name of the node, which is its pod's
 */
public record NodeName(String namespace, String kind, String resource, String node) {
  private static final String SCHEME = "plenum";
  private static final Integer URI_NAME = 6;
  private static final int PARTS = 4;

  public String uri() {
    return "%s://%s/%s/%s/%s".formatted(SCHEME, namespace, kind, resource, node);
  }

  /** Whether both are nodes of one resource. */
  public boolean besides(NodeName other) {
    return namespace.equals(other.namespace)
        && kind.equals(other.kind)
        && resource.equals(other.resource);
  }

  /** The node that a certificate names; empty where it names none. */
  public static Optional<NodeName> of(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return Objects.requireNonNullElse(names, List.<List<?>>of()).stream()
          .filter(name -> URI_NAME.equals(name.get(0)))
          .flatMap(name -> parse(String.valueOf(name.get(1))).stream())
          .findFirst();
    } catch (CertificateParsingException e) {
      return Optional.empty();
    }
  }

  private static Optional<NodeName> parse(String text) {
    String prefix = SCHEME + "://";
    if (!text.startsWith(prefix) || !URI.create(text).isAbsolute()) {
      return Optional.empty();
    }
    List<String> parts = List.of(text.substring(prefix.length()).split("/", -1));
    return parts.size() != PARTS || parts.stream().anyMatch(String::isEmpty)
        ? Optional.empty()
        : Optional.of(new NodeName(parts.get(0), parts.get(1), parts.get(2), parts.get(3)));
  }

  @Override
  public String toString() {
    return uri();
  }
}
