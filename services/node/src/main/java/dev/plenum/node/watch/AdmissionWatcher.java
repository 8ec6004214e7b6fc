package dev.plenum.node.watch;

import dev.plenum.kernel.Backend;
import dev.plenum.kernel.admission.Admission;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.settings.Resource;
import dev.plenum.node.wiring.Domains;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves as many at a time as the resource now says; what nobody promised may change while it runs.
 */
@Singleton
final class AdmissionWatcher implements MountedFile {
  private static final Logger log = LoggerFactory.getLogger(AdmissionWatcher.class);

  private final Resource resource;
  private final Backend<?, ?, ?> backend;
  private final Admission usual;
  private Admission current;

  AdmissionWatcher(Resource resource, Backend<?, ?, ?> backend, NodeSettings settings) {
    this.resource = resource;
    this.backend = backend;
    this.usual = Domains.of(settings.kind()).admission();
    this.current = resource.admission(usual, usual);
  }

  @Override
  public void look() {
    Admission wanted = resource.admission(usual, current);
    if (!wanted.equals(current)) {
      backend.admit(wanted);
      current = wanted;
      log.info("serves as the resource now says: {}", wanted);
    }
  }
}
