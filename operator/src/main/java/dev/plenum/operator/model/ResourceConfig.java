package dev.plenum.operator.model;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.plenum.api.v1alpha1.ResourceSpec;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The resource as nodes read it. It is also the memory of the last good spec: what stands here was
 * accepted once, and stays while a later edit is not.
 */
public final class ResourceConfig {
  public static final String KEY = "resource.yaml";

  private ResourceConfig() {}

  public static ConfigMap of(Blueprint blueprint) {
    return new ConfigMapBuilder()
        .withApiVersion("v1")
        .withKind("ConfigMap")
        .withMetadata(blueprint.metadata(blueprint.names().resourceConfig(), Labels.NODE).build())
        .addToData(KEY, yaml(blueprint.managed()))
        .build();
  }

  /** The resource as it was when its spec was last good enough to be given to nodes. */
  public static Optional<Managed> lastGood(@Nullable ConfigMap config, Managed declared) {
    if (config == null || config.getData() == null || !config.getData().containsKey(KEY)) {
      return Optional.empty();
    }
    return declared.withSpecOf(config.getData().get(KEY));
  }

  private static String yaml(Managed managed) {
    HasMetadata resource = managed.resource();
    var metadata =
        new Metadata(
            resource.getMetadata().getName(),
            resource.getMetadata().getNamespace(),
            resource.getMetadata().getUid());
    return Serialization.asYaml(
        new Document(
            HasMetadata.getApiVersion(resource.getClass()),
            managed.kind(),
            metadata,
            managed.spec()));
  }

  @JsonPropertyOrder({"apiVersion", "kind", "metadata", "spec"})
  record Document(String apiVersion, String kind, Metadata metadata, ResourceSpec spec) {}

  @JsonPropertyOrder({"name", "namespace", "uid"})
  record Metadata(String name, String namespace, String uid) {}
}
