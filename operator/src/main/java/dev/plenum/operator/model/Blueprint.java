package dev.plenum.operator.model;

import dev.plenum.api.v1alpha1.Database;
import dev.plenum.api.v1alpha1.Election;
import dev.plenum.api.v1alpha1.ElectionSpec;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import org.jspecify.annotations.Nullable;

/** All that the desired objects are made from: equal blueprints make equal objects. */
public record Blueprint(Election election, Installation installation) {
  private static final int DEFAULT_REPLICAS = 3;

  public Names names() {
    return Names.of(election);
  }

  public ElectionSpec spec() {
    return election.getSpec();
  }

  public int replicas() {
    Integer replicas = spec().replicas();
    return replicas == null ? DEFAULT_REPLICAS : replicas;
  }

  public Database.@Nullable Bundled bundledDatabase() {
    return spec().database().bundled();
  }

  /** The Secret with url, username and password: given, or the bundled database's own. */
  public String databaseSecret() {
    var given = spec().database().secretRef();
    return given == null ? names().database() : given.name();
  }

  public String rollKey() {
    String key = spec().roll().secretRef().key();
    return key == null ? "roll.csv" : key;
  }

  /** Metadata of an object of this election. */
  ObjectMetaBuilder metadata(String name, String part) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(names().namespace())
        .withLabels(Labels.of(names().election(), part));
  }
}
