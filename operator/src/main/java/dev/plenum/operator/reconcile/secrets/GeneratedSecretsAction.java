package dev.plenum.operator.reconcile.secrets;

import dev.plenum.api.v1alpha1.ResourceStatus;
import dev.plenum.operator.model.Adoption;
import dev.plenum.operator.model.Blueprint;
import dev.plenum.operator.model.GeneratedSecret;
import dev.plenum.operator.status.Finding;
import dev.plenum.operator.status.Reason;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes the Secrets that must be made, once.
 *
 * <p>Read with GET, not from a cache, and made with POST, not with apply: two operators, or one
 * that looks at the past, can then never overwrite a key. A crash between POST and status leaves
 * the Secret; the next pass finds and records it.
 */
public final class GeneratedSecretsAction {
  private final KubernetesClient client;
  private final UnaryOperator<String> random;

  /**
   * @param random gives a fresh value for a key's name
   */
  public GeneratedSecretsAction(KubernetesClient client, UnaryOperator<String> random) {
    this.client = client;
    this.random = random;
  }

  /** What was found wrong, and the names of irreplaceable Secrets that exist or did. */
  public record Outcome(List<Finding> findings, List<String> generated) {}

  public Outcome ensure(Blueprint blueprint, @Nullable ResourceStatus status) {
    List<String> known = recorded(status);
    List<Finding> findings = new ArrayList<>();
    List<String> generated = new ArrayList<>();
    for (GeneratedSecret wanted : GeneratedSecret.of(blueprint)) {
      boolean existedOnce = known.contains(wanted.name());
      Optional<Finding> problem = ensure(wanted, blueprint, existedOnce);
      problem.ifPresent(findings::add);
      if (wanted.irreplaceable() && (existedOnce || problem.isEmpty())) {
        generated.add(wanted.name());
      }
    }
    return new Outcome(List.copyOf(findings), List.copyOf(generated));
  }

  private Optional<Finding> ensure(
      GeneratedSecret wanted, Blueprint blueprint, boolean existedOnce) {
    Secret found =
        client.secrets().inNamespace(blueprint.names().namespace()).withName(wanted.name()).get();
    return switch (Adoption.of(found, blueprint.managed())) {
      case FOREIGN ->
          Optional.of(
              new Finding(
                  Reason.NAME_TAKEN, Adoption.taken("Secret", wanted.name(), blueprint.managed())));
      case OURS -> missingKey(wanted, found);
      case ABSENT -> {
        if (existedOnce) {
          yield Optional.of(lost(wanted, "is gone"));
        }
        client.resource(wanted.generate(blueprint, random)).create();
        yield Optional.empty();
      }
    };
  }

  private static Optional<Finding> missingKey(GeneratedSecret wanted, Secret found) {
    Map<String, String> data = found.getData() == null ? Map.of() : found.getData();
    return wanted.keys().stream()
        .filter(key -> !data.containsKey(key))
        .findFirst()
        .map(key -> lost(wanted, "has lost its key " + key));
  }

  private static Finding lost(GeneratedSecret wanted, String what) {
    return new Finding(
        Reason.SECRET_LOST,
        "Secret %s %s, and what was recorded depends on its old values: restore it from a backup"
            .formatted(wanted.name(), what));
  }

  private static List<String> recorded(@Nullable ResourceStatus status) {
    return status == null || status.generatedSecrets() == null
        ? List.of()
        : status.generatedSecrets();
  }
}
