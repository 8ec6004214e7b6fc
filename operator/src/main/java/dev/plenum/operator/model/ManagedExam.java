package dev.plenum.operator.model;

import dev.plenum.api.v1alpha1.ExamSession;
import dev.plenum.api.v1alpha1.ExamSessionSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** An exam. */
public record ManagedExam(ExamSession resource) implements Managed {
  @Override
  public ExamSessionSpec spec() {
    return resource.getSpec();
  }

  @Override
  public String kind() {
    return "ExamSession";
  }

  @Override
  public String noun() {
    return "exam";
  }

  @Override
  public String label() {
    return Labels.EXAM;
  }

  @Override
  public List<Input> inputs() {
    List<Input> inputs = new ArrayList<>();
    var roster = spec().roster().secretRef();
    String key = Objects.requireNonNullElse(roster.key(), "roster.csv");
    String file = key.endsWith(".xlsx") ? "roster.xlsx" : "roster.csv";
    inputs.add(new Input(Input.Part.ROSTER, roster.name(), key, file));
    var paper = spec().paper();
    if (paper != null) {
      var config = paper.configMapRef();
      // All keys, under their own names: the pictures of a paper lie beside it.
      inputs.add(
          new Input(
              Input.Part.PAPER,
              config.name(),
              Objects.requireNonNullElse(config.key(), "paper.yaml"),
              null));
    }
    return List.copyOf(inputs);
  }

  @Override
  public List<String> officers() {
    return List.of("admin");
  }

  @Override
  public Set<String> undisturbed() {
    return Set.of("open");
  }

  @Override
  public List<String> problems(Optional<Managed> lastGood, Instant now) {
    return SpecCheck.problems(spec());
  }

  @Override
  public Optional<Managed> withSpecOf(String yaml) {
    ExamSessionSpec spec = Serialization.unmarshal(yaml, ExamSession.class).getSpec();
    if (spec == null) {
      return Optional.empty();
    }
    ExamSession effective = new ExamSession();
    effective.setMetadata(resource.getMetadata());
    effective.setSpec(spec);
    return Optional.of(new ManagedExam(effective));
  }
}
