package dev.plenum.operator.model;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A Secret that the operator makes once.
 *
 * @param irreplaceable a new value would make the ledger unreadable or let people act twice, so a
 *     lost one is reported, never made anew
 * @param fixed values that are no secret
 * @param random keys that get a random value
 */
public record GeneratedSecret(
    String name,
    boolean irreplaceable,
    String part,
    Map<String, String> fixed,
    List<String> random) {

  /** The Secrets that this resource needs and nobody gives it. */
  public static List<GeneratedSecret> of(Blueprint blueprint) {
    Names names = blueprint.names();
    List<GeneratedSecret> secrets = new ArrayList<>();
    secrets.add(
        new GeneratedSecret(
            names.keysSecret(),
            true,
            Labels.NODE,
            Map.of(),
            List.of("jwt-key", "roll-key", "beacon-key")));
    secrets.add(
        new GeneratedSecret(
            names.credentialsSecret(),
            false,
            Labels.NODE,
            Map.of(),
            blueprint.managed().officers().stream().map(user -> user + "-password").toList()));
    if (blueprint.bundledDatabase() != null) {
      secrets.add(
          new GeneratedSecret(
              names.database(),
              true,
              Labels.DATABASE,
              Map.of(
                  "url",
                  "jdbc:postgresql://%s:%d/%s"
                      .formatted(
                          names.databaseHost(), Ports.POSTGRES, BundledDatabase.USER_AND_DATABASE),
                  "username",
                  BundledDatabase.USER_AND_DATABASE),
              List.of("password")));
    }
    return List.copyOf(secrets);
  }

  /** What must stand in it. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>(random);
    keys.addAll(fixed.keySet());
    return keys;
  }

  /** The Secret with fresh values. Owned by the resource unless its database is to be kept. */
  public Secret generate(Blueprint blueprint, UnaryOperator<String> random) {
    Map<String, String> values = new LinkedHashMap<>(fixed);
    this.random.forEach(key -> values.put(key, random.apply(key)));
    Secret secret =
        new SecretBuilder()
            .withApiVersion("v1")
            .withKind("Secret")
            .withMetadata(blueprint.metadata(name, part).build())
            .withType("Opaque")
            .withStringData(values)
            .build();
    var bundled = blueprint.bundledDatabase();
    if (bundled == null || !Boolean.TRUE.equals(bundled.keep())) {
      secret.addOwnerReference(blueprint.resource());
    }
    return secret;
  }
}
