package dev.plenum.node.watch;

import dev.plenum.kernel.trust.NodeTrust;
import dev.plenum.node.settings.MountedCertificates;
import java.io.UncheckedIOException;
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
  private boolean pending;

  CertificateRenewal(MountedCertificates mounted, NodeTrust trust) {
    this.mounted = mounted;
    this.changes = new FolderChanges(mounted.folder());
    this.trust = trust;
  }

  void look() {
    if (changes.look() == null && !pending) {
      return;
    }
    boolean toldBefore = pending;
    pending = true;
    try {
      trust.use(mounted.read());
      pending = false;
      log.info("certificate of {} in force until {}", trust.name(), trust.expires());
    } catch (IllegalArgumentException | UncheckedIOException e) {
      if (!toldBefore) {
        log.error("the mounted certificates cannot be used; those in force stay", e);
      }
    }
  }
}
