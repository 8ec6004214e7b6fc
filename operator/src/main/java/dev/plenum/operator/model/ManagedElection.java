package dev.plenum.operator.model;

import dev.plenum.api.v1alpha1.Election;
import dev.plenum.api.v1alpha1.ElectionSpec;
import dev.plenum.api.v1alpha1.SecretKeyRef;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** An election. */
public record ManagedElection(Election resource) implements Managed {
  @Override
  public ElectionSpec spec() {
    return resource.getSpec();
  }

  @Override
  public String kind() {
    return "Election";
  }

  @Override
  public String noun() {
    return "election";
  }

  @Override
  public String label() {
    return Labels.ELECTION;
  }

  @Override
  public List<Input> inputs() {
    List<SecretKeyRef> parts = spec().roll().parts();
    if (parts.size() == 1) {
      SecretKeyRef only = parts.getFirst();
      String file = key(only).endsWith(".xlsx") ? "roll.xlsx" : "roll.csv";
      return List.of(new Input(Input.Part.ROLL, only.name(), key(only), file));
    }
    List<Input> inputs = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      SecretKeyRef part = parts.get(i);
      // Nodes read the parts in the order of their names.
      String file = String.format(Locale.ROOT, "roll-%02d", i + 1);
      String field = "spec.roll.secretRefs[" + i + "]";
      inputs.add(new Input(Input.Part.ROLL, field, part.name(), key(part), file));
    }
    return List.copyOf(inputs);
  }

  private static String key(SecretKeyRef part) {
    return Objects.requireNonNullElse(part.key(), "roll.csv");
  }

  @Override
  public List<String> officers() {
    return List.of("admin", "tally");
  }

  @Override
  public Set<String> undisturbed() {
    return Set.of("open", "paused");
  }

  @Override
  public List<String> problems(Optional<Managed> lastGood, Instant now) {
    Optional<ElectionSpec> before = lastGood.map(Managed::spec).map(ElectionSpec.class::cast);
    return SpecCheck.problems(spec(), before, now);
  }

  @Override
  public Optional<Managed> withSpecOf(String yaml) {
    ElectionSpec spec = Serialization.unmarshal(yaml, Election.class).getSpec();
    if (spec == null) {
      return Optional.empty();
    }
    Election effective = new Election();
    effective.setMetadata(resource.getMetadata());
    effective.setSpec(spec);
    return Optional.of(new ManagedElection(effective));
  }
}
