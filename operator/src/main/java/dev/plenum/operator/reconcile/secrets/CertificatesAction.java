package dev.plenum.operator.reconcile.secrets;

import dev.plenum.operator.model.Adoption;
import dev.plenum.operator.model.Blueprint;
import dev.plenum.operator.model.CertificateSecrets;
import dev.plenum.operator.model.Certificates;
import dev.plenum.operator.status.Finding;
import dev.plenum.operator.status.Reason;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and renews the nodes' certificates. Nothing that was recorded depends on them, so what is
 * lost is made anew.
 *
 * <p>An update names the version that it replaces: of two operators, one is refused. Authorities
 * are written first. A crash between the two leaves an authority that has signed nothing yet, and
 * the next pass goes on from it.
 */
public final class CertificatesAction {
  private static final Logger LOG = LoggerFactory.getLogger(CertificatesAction.class);

  private final KubernetesClient client;

  public CertificatesAction(KubernetesClient client) {
    this.client = client;
  }

  public List<Finding> ensure(Blueprint blueprint, Instant now) {
    Secret authorities = find(blueprint, blueprint.names().authoritySecret());
    Secret nodes = find(blueprint, blueprint.names().certificatesSecret());
    List<Finding> taken =
        Stream.of(authorities, nodes)
            .filter(Objects::nonNull)
            .filter(found -> Adoption.of(found, blueprint.managed()) == Adoption.FOREIGN)
            .map(found -> taken(found, blueprint))
            .toList();
    if (!taken.isEmpty()) {
      return taken;
    }
    Certificates wanted =
        CertificateSecrets.read(authorities, nodes)
            .renewed(CertificateSecrets.wanted(blueprint), now);
    write(CertificateSecrets.authorities(blueprint, wanted), authorities);
    if (write(CertificateSecrets.nodes(blueprint, wanted), nodes)) {
      LOG.info("certificates of {} hold until {}", blueprint.names().name(), wanted.until());
    }
    return List.of();
  }

  private @Nullable Secret find(Blueprint blueprint, String name) {
    return client.secrets().inNamespace(blueprint.names().namespace()).withName(name).get();
  }

  private static Finding taken(Secret found, Blueprint blueprint) {
    return new Finding(
        Reason.NAME_TAKEN,
        Adoption.taken("Secret", found.getMetadata().getName(), blueprint.managed()));
  }

  private boolean write(Secret wanted, @Nullable Secret found) {
    if (found == null) {
      client.resource(wanted).create();
      return true;
    }
    if (wanted.getData().equals(found.getData())) {
      return false;
    }
    String replaced = found.getMetadata().getResourceVersion();
    client.resource(wanted).lockResourceVersion(replaced).update();
    return true;
  }
}
