package dev.plenum.kernel.testing;

import dev.plenum.kernel.trust.Material;
import dev.plenum.kernel.trust.NodeTrust;
import dev.plenum.trust.Authority;
import dev.plenum.trust.CertificateFiles;
import dev.plenum.trust.Credential;
import dev.plenum.trust.NodeName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** A resource's authority, and what its nodes show each other. */
public final class Certificates {
  private static final String RESOURCE = "test";

  private final Authority authority = Authority.make(RESOURCE, Instant.now());

  public X509Certificate authority() {
    return authority.credential().certificate();
  }

  public Credential issue(String node) {
    return issue(name(node));
  }

  public Credential issue(NodeName name) {
    return authority.issue(name, List.of(), Instant.now());
  }

  public static NodeName name(String node) {
    return new NodeName("tests", "Register", RESOURCE, node);
  }

  /** A fresh certificate, and only this authority taken. */
  public Material material(String node) {
    return new Material(issue(node), List.of(authority()));
  }

  public NodeTrust trust(String node) {
    return new NodeTrust(node, material(node));
  }

  /** For processes, which find files. */
  public static NodeTrust read(Path folder, String node) throws IOException {
    return new NodeTrust(
        node,
        Material.read(
            Files.readAllBytes(folder.resolve(CertificateFiles.certificate(node))),
            Files.readAllBytes(folder.resolve(CertificateFiles.key(node))),
            Files.readAllBytes(folder.resolve(CertificateFiles.AUTHORITIES))));
  }
}
