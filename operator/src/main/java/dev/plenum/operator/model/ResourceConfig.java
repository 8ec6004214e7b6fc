package dev.plenum.operator.model;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.plenum.api.v1alpha1.Election;
import dev.plenum.api.v1alpha1.ElectionSpec;
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
        .addToData(KEY, yaml(blueprint.election()))
        .build();
  }

  /** The spec that was last good enough to be given to nodes. */
  public static Optional<ElectionSpec> lastGood(@Nullable ConfigMap config) {
    if (config == null || config.getData() == null || !config.getData().containsKey(KEY)) {
      return Optional.empty();
    }
    Election election = Serialization.unmarshal(config.getData().get(KEY), Election.class);
    return Optional.ofNullable(election.getSpec());
  }

  private static String yaml(Election election) {
    var metadata =
        new Metadata(
            election.getMetadata().getName(),
            election.getMetadata().getNamespace(),
            election.getMetadata().getUid());
    return Serialization.asYaml(
        new Document(
            HasMetadata.getApiVersion(Election.class), "Election", metadata, election.getSpec()));
  }

  @JsonPropertyOrder({"apiVersion", "kind", "metadata", "spec"})
  record Document(String apiVersion, String kind, Metadata metadata, ElectionSpec spec) {}

  @JsonPropertyOrder({"name", "namespace", "uid"})
  record Metadata(String name, String namespace, String uid) {}
}
