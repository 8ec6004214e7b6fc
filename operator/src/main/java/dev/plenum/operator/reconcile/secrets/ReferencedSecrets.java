package dev.plenum.operator.reconcile.secrets;

import dev.plenum.operator.model.Blueprint;
import dev.plenum.operator.status.Finding;
import dev.plenum.operator.status.Reason;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks whether the Secrets that a person gives are there. Their values are never read further. */
public final class ReferencedSecrets {
  private static final List<String> DATABASE_KEYS = List.of("url", "username", "password");

  private final KubernetesClient client;

  public ReferencedSecrets(KubernetesClient client) {
    this.client = client;
  }

  public List<Finding> check(Blueprint blueprint) {
    List<Finding> findings = new ArrayList<>();
    checkRoll(blueprint, findings);
    var database = blueprint.spec().database().secretRef();
    if (database != null) {
      checkDatabase(blueprint, database.name(), findings);
    }
    return List.copyOf(findings);
  }

  private void checkRoll(Blueprint blueprint, List<Finding> findings) {
    String name = blueprint.spec().roll().secretRef().name();
    String key = blueprint.rollKey();
    Secret secret = find(blueprint, name);
    if (secret == null) {
      findings.add(
          new Finding(
              Reason.ROLL_SECRET_MISSING,
              "spec.roll.secretRef.name: there is no Secret %s in namespace %s; make one with the roll under the key %s"
                  .formatted(name, blueprint.names().namespace(), key)));
    } else if (!keys(secret).containsKey(key)) {
      findings.add(
          new Finding(
              Reason.ROLL_KEY_MISSING,
              "spec.roll.secretRef.key: Secret %s has no key %s; it has %s"
                  .formatted(name, key, keys(secret).keySet())));
    }
  }

  private void checkDatabase(Blueprint blueprint, String name, List<Finding> findings) {
    Secret secret = find(blueprint, name);
    if (secret == null) {
      findings.add(
          new Finding(
              Reason.DATABASE_SECRET_MISSING,
              "spec.database.secretRef.name: there is no Secret %s in namespace %s; make one with the keys url, username and password"
                  .formatted(name, blueprint.names().namespace())));
      return;
    }
    List<String> missing =
        DATABASE_KEYS.stream().filter(key -> !keys(secret).containsKey(key)).toList();
    if (!missing.isEmpty()) {
      findings.add(
          new Finding(
              Reason.DATABASE_SECRET_INCOMPLETE,
              "spec.database.secretRef.name: Secret %s lacks %s; it needs %s"
                  .formatted(name, missing, DATABASE_KEYS)));
    }
  }

  private @Nullable Secret find(Blueprint blueprint, String name) {
    return client.secrets().inNamespace(blueprint.names().namespace()).withName(name).get();
  }

  private static Map<String, String> keys(Secret secret) {
    return secret.getData() == null ? Map.of() : secret.getData();
  }
}
