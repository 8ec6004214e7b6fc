package dev.plenum.node.watch;

import dev.plenum.kernel.trust.NodeTrust;
import dev.plenum.node.settings.MountedCertificates;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.wiring.Backend;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts renewed certificates in force. What cannot be used is left where it is, and looked at again:
 * the present ones hold for weeks when others are mounted.
 */
@Singleton
final class CertificateWatcher implements MountedFile {
  private static final Logger log = LoggerFactory.getLogger(CertificateWatcher.class);

  private final MountedCertificates mounted;
  private final FolderChanges changes;
  private final Optional<NodeTrust> trust;
  private boolean pending;

  CertificateWatcher(NodeSettings settings, Backend<?, ?, ?> backend) {
    this.mounted = new MountedCertificates(settings);
    this.changes = new FolderChanges(mounted.folder());
    this.trust = backend.trust();
  }

  @Override
  public void look() {
    trust.ifPresent(this::look);
  }

  private void look(NodeTrust held) {
    if (changes.look() == null && !pending) {
      return;
    }
    boolean failedBefore = pending;
    pending = true;
    try {
      held.use(mounted.read());
      pending = false;
      log.info("certificate of {} in force until {}", held.name(), held.expires());
    } catch (IllegalArgumentException | UncheckedIOException e) {
      if (!failedBefore) {
        log.error("the mounted certificates cannot be used; those in force stay", e);
      }
    }
  }
}
