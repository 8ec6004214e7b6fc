package dev.plenum.operator.model;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A Secret or ConfigMap that a person gives and nodes read.
 *
 * @param name of the Secret or ConfigMap
 * @param key that must be in it
 * @param file what nodes find it under; null where they find every key under its own name
 */
public record Input(Part part, String name, String key, @Nullable String file) {

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

  Volume volume() {
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
