package dev.plenum.operator.model;

import dev.plenum.api.v1alpha1.Database;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import org.jspecify.annotations.Nullable;

/** All that the desired objects are made from: equal blueprints make equal objects. */
public record Blueprint(Managed managed, Installation installation) {
  private static final int DEFAULT_REPLICAS = 3;

  public Names names() {
    return managed.names();
  }

  public HasMetadata resource() {
    return managed.resource();
  }

  public int replicas() {
    Integer replicas = managed.spec().replicas();
    return replicas == null ? DEFAULT_REPLICAS : replicas;
  }

  public Database.@Nullable Bundled bundledDatabase() {
    return managed.bundledDatabase();
  }

  /** The Secret with url, username and password: given, or the bundled database's own. */
  public String databaseSecret() {
    var given = managed.spec().database().secretRef();
    return given == null ? names().database() : given.name();
  }

  /** Metadata of an object of this resource. */
  ObjectMetaBuilder metadata(String name, String part) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(names().namespace())
        .withLabels(names().labels(part));
  }
}
