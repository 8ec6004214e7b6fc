package dev.plenum.node.settings;

import static dev.plenum.trust.CertificateFiles.AUTHORITIES;

import dev.plenum.kernel.trust.Material;
import dev.plenum.trust.CertificateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** This node's certificate and key and the authorities that it takes, as they are mounted now. */
public final class MountedCertificates {
  /** Kubernetes' link to the folder in force, which it swaps for one to the next. */
  private static final String IN_FORCE = "..data";

  private final Path folder;
  private final String node;

  public MountedCertificates(NodeSettings settings) {
    this.folder = settings.folder().resolve(CertificateFiles.FOLDER);
    this.node = settings.node();
  }

  public Path folder() {
    return folder;
  }

  /**
   * Reads the three files.
   *
   * @throws IllegalArgumentException where they are not what they should be
   */
  public Material read() {
    try {
      Path link = folder.resolve(IN_FORCE);
      // Followed once: a file of one moment and one of the next do not fit together.
      Path from = Files.exists(link) ? link.toRealPath() : folder;
      return Material.read(
          Files.readAllBytes(from.resolve(CertificateFiles.certificate(node))),
          Files.readAllBytes(from.resolve(CertificateFiles.key(node))),
          Files.readAllBytes(from.resolve(AUTHORITIES)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the certificates in " + folder, e);
    }
  }
}
