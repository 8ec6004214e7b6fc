package dev.plenum.node.watch;

import dev.plenum.kernel.Backend;
import dev.plenum.node.settings.MountedCertificates;
import dev.plenum.node.settings.NodeSettings;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** Looks after the mounted certificates, where this node has peers to show them to. */
@Singleton
final class CertificateWatcher implements MountedFile {
  private final Optional<CertificateRenewal> renewal;

  CertificateWatcher(NodeSettings settings, Backend<?, ?, ?> backend) {
    this.renewal =
        backend
            .trust()
            .map(trust ->
                new CertificateRenewal(
                    new MountedCertificates(settings), trust, InstantSource.system()));
  }

  @Override
  public void look() {
    renewal.ifPresent(CertificateRenewal::look);
  }
}
