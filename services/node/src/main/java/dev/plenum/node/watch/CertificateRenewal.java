package dev.plenum.node.watch;

import dev.plenum.kernel.trust.Material;
import dev.plenum.kernel.trust.NodeTrust;
import dev.plenum.node.settings.MountedCertificates;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts renewed certificates in force. What cannot be used is left where it is, and looked at again:
 * the present ones hold for weeks when others are mounted.
 */
final class CertificateRenewal {
  private static final Logger log = LoggerFactory.getLogger(CertificateRenewal.class);

  private final MountedCertificates mounted;
  private final FolderChanges changes;
  private final NodeTrust trust;
  private final InstantSource clock;
  private boolean pending;

  CertificateRenewal(MountedCertificates mounted, NodeTrust trust, InstantSource clock) {
    this.mounted = mounted;
    this.changes = new FolderChanges(mounted.folder());
    this.trust = trust;
    this.clock = clock;
  }

  void look() {
    if (changes.look() == null && !pending) {
      return;
    }
    boolean toldBefore = pending;
    pending = true;
    try {
      trust.use(inForce(mounted.read()));
      pending = false;
      log.info("certificate of {} in force until {}", trust.name(), trust.expires());
    } catch (IllegalArgumentException | UncheckedIOException e) {
      if (!toldBefore) {
        log.error("the mounted certificates cannot be used; those in force stay", e);
      }
    }
  }

  /** Nobody takes a certificate before its time. */
  private Material inForce(Material material) {
    Instant from = material.own().from();
    if (clock.instant().isBefore(from)) {
      throw new IllegalArgumentException("a certificate that does not hold before " + from);
    }
    return material;
  }
}
