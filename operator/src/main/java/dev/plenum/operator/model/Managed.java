package dev.plenum.operator.model;

import dev.plenum.api.v1alpha1.Database;
import dev.plenum.api.v1alpha1.ResourceSpec;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resource that the operator runs. What kinds differ in stands here; all else is made alike from
 * it.
 */
public sealed interface Managed permits ManagedElection, ManagedExam {
  /** What is declared, with its metadata. */
  HasMetadata resource();

  ResourceSpec spec();

  /** As {@code kind:} has it. */
  String kind();

  /** As sentences have it. */
  String noun();

  /** The label that names the resource on all its objects. */
  String label();

  /** What people give in Secrets and ConfigMaps, and nodes read. */
  List<Input> inputs();

  /** Users whose first passwords are made. */
  List<String> officers();

  /** Phases in which no pod is replaced unless a person asks for it. */
  Set<String> undisturbed();

  /**
   * Sentences that say what a schema cannot know, where, and what to do; none if it can be used.
   *
   * @param lastGood what nodes have at present: what was good then is not found fault with now
   */
  List<String> problems(Optional<Managed> lastGood, Instant now);

  /**
   * The same resource with the spec of a file that was written for nodes; none where it has none.
   */
  Optional<Managed> withSpecOf(String yaml);

  default Names names() {
    return new Names(
        label(), resource().getMetadata().getName(), resource().getMetadata().getNamespace());
  }

  default Database.@Nullable Bundled bundledDatabase() {
    return spec().database().bundled();
  }
}
