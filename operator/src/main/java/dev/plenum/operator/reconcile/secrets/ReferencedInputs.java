package dev.plenum.operator.reconcile.secrets;

import dev.plenum.operator.model.Blueprint;
import dev.plenum.operator.model.Input;
import dev.plenum.operator.status.Finding;
import dev.plenum.operator.status.Reason;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the Secrets and ConfigMaps that a person gives are there, in every pass, so that a
 * missing one is noticed within seconds without a right to list Secrets. Their values are never
 * read further.
 */
public final class ReferencedInputs {
  private static final List<String> DATABASE_KEYS = List.of("url", "username", "password");

  private final KubernetesClient client;

  public ReferencedInputs(KubernetesClient client) {
    this.client = client;
  }

  public List<Finding> check(Blueprint blueprint) {
    List<Finding> findings = new ArrayList<>();
    blueprint.managed().inputs().forEach(input -> check(blueprint, input, findings));
    var database = blueprint.managed().spec().database().secretRef();
    if (database != null) {
      checkDatabase(blueprint, database.name(), findings);
    }
    return List.copyOf(findings);
  }

  private void check(Blueprint blueprint, Input input, List<Finding> findings) {
    Input.Part part = input.part();
    Set<String> keys =
        part.secret() ? secretKeys(blueprint, input.name()) : configKeys(blueprint, input.name());
    if (keys == null) {
      findings.add(
          new Finding(
              Reason.missing(part),
              "%s.name: there is no %s %s in namespace %s; make one with the %s under the key %s"
                  .formatted(
                      input.field(),
                      part.source(),
                      input.name(),
                      blueprint.names().namespace(),
                      part.text(),
                      input.key())));
    } else if (!keys.contains(input.key())) {
      findings.add(
          new Finding(
              Reason.keyMissing(part),
              "%s.key: %s %s has no key %s; it has %s"
                  .formatted(input.field(), part.source(), input.name(), input.key(), keys)));
    }
  }

  private void checkDatabase(Blueprint blueprint, String name, List<Finding> findings) {
    Set<String> keys = secretKeys(blueprint, name);
    if (keys == null) {
      findings.add(
          new Finding(
              Reason.DATABASE_SECRET_MISSING,
              "spec.database.secretRef.name: there is no Secret %s in namespace %s; make one with the keys url, username and password"
                  .formatted(name, blueprint.names().namespace())));
      return;
    }
    List<String> missing = DATABASE_KEYS.stream().filter(key -> !keys.contains(key)).toList();
    if (!missing.isEmpty()) {
      findings.add(
          new Finding(
              Reason.DATABASE_SECRET_INCOMPLETE,
              "spec.database.secretRef.name: Secret %s lacks %s; it needs %s"
                  .formatted(name, missing, DATABASE_KEYS)));
    }
  }

  /** Null where there is no such Secret. */
  private @Nullable Set<String> secretKeys(Blueprint blueprint, String name) {
    Secret secret =
        client.secrets().inNamespace(blueprint.names().namespace()).withName(name).get();
    return secret == null ? null : keys(secret.getData());
  }

  /** Null where there is no such ConfigMap. */
  private @Nullable Set<String> configKeys(Blueprint blueprint, String name) {
    ConfigMap config =
        client.configMaps().inNamespace(blueprint.names().namespace()).withName(name).get();
    if (config == null) {
      return null;
    }
    Set<String> keys = new TreeSet<>(keys(config.getData()));
    keys.addAll(keys(config.getBinaryData()));
    return keys;
  }

  private static Set<String> keys(@Nullable Map<String, String> data) {
    return data == null ? Set.of() : data.keySet();
  }
}
