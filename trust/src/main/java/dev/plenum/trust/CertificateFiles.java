package dev.plenum.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What the files are called in which a node finds certificates; so are the keys of their Secret.
 */
public final class CertificateFiles {
  /** The folder, beside those of a node's other files. */
  public static final String FOLDER = "tls";

  /** The authorities whose certificates are taken. */
  public static final String AUTHORITIES = "ca.crt";

  private CertificateFiles() {}

  public static String certificate(String node) {
    return node + ".crt";
  }

  public static String key(String node) {
    return node + ".key";
  }

  /** Writes what nodes need that run on this machine, from a fresh authority that nobody keeps. */
  public static void write(Path folder, Collection<NodeName> nodes) {
    Instant now = Instant.now();
    try {
      Files.createDirectories(folder);
      Authority authority = Authority.make("local", now);
      Files.writeString(
          folder.resolve(AUTHORITIES), Pem.write(List.of(authority.credential().certificate())));
      for (NodeName name : nodes) {
        Credential credential = authority.issue(name, List.of("localhost"), now);
        Files.writeString(folder.resolve(certificate(name.node())), credential.certificateText());
        Files.writeString(folder.resolve(key(name.node())), credential.keyText());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write certificates into " + folder, e);
    }
  }
}
