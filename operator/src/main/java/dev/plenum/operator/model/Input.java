package dev.plenum.operator.model;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Secret or ConfigMap that a person gives and nodes read.
 *
 * @param field where the resource names it
 * @param name of the Secret or ConfigMap
 * @param key that must be in it
 * @param file what nodes find it under; null where they find every key under its own name
 */
public record Input(Part part, String field, String name, String key, @Nullable String file) {

  /** The only one of its part. */
  public Input(Part part, String name, String key, @Nullable String file) {
    this(part, part.field(), name, key, file);
  }

  /** What an input holds. */
  public enum Part {
    ROLL("roll", "Secret", "spec.roll.secretRef"),
    ROSTER("roster", "Secret", "spec.roster.secretRef"),
    PAPER("paper", "ConfigMap", "spec.paper.configMapRef");

    private final String text;
    private final String source;
    private final String field;

    Part(String text, String source, String field) {
      this.text = text;
      this.source = source;
      this.field = field;
    }

    /** What it is called, and the folder in which nodes find it. */
    public String text() {
      return text;
    }

    /** Secret or ConfigMap. */
    public String source() {
      return source;
    }

    public boolean secret() {
      return source.equals("Secret");
    }

    /** Where the resource names it. */
    public String field() {
      return field;
    }
  }

  /** A volume with all that is given for one part. */
  static Volume volume(List<Input> inputs) {
    return inputs.size() == 1 ? inputs.getFirst().volume() : joined(inputs);
  }

  private static Volume joined(List<Input> inputs) {
    return new VolumeBuilder()
        .withName(inputs.getFirst().part().text())
        .withNewProjected()
        .withDefaultMode(Pods.READABLE_BY_GROUP)
        .withSources(inputs.stream().map(Input::projection).toList())
        .endProjected()
        .build();
  }

  private VolumeProjection projection() {
    return new VolumeProjectionBuilder()
        .withNewSecret()
        .withName(name)
        .addNewItem()
        .withKey(key)
        .withPath(file == null ? key : file)
        .endItem()
        .endSecret()
        .build();
  }

  private Volume volume() {
    VolumeBuilder volume = new VolumeBuilder().withName(part.text());
    return part.secret() ? secret(volume) : configMap(volume);
  }

  private Volume secret(VolumeBuilder volume) {
    return volume
        .withNewSecret()
        .withSecretName(name)
        .withDefaultMode(Pods.READABLE_BY_GROUP)
        .addNewItem()
        .withKey(key)
        .withPath(file == null ? key : file)
        .endItem()
        .endSecret()
        .build();
  }

  private Volume configMap(VolumeBuilder volume) {
    return volume
        .withNewConfigMap()
        .withName(name)
        .withDefaultMode(Pods.READABLE_BY_GROUP)
        .endConfigMap()
        .build();
  }
}
