package dev.plenum.api.v1alpha1;

import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator tells of every resource, whatever it is of. */
public sealed interface ResourceStatus permits ElectionStatus, ExamSessionStatus {
  @Nullable Long observedGeneration();

  @Nullable String phase();

  @Nullable List<Condition> conditions();

  @Nullable String leader();

  @Nullable Long epoch();

  @Nullable String closesAt();

  @Nullable Checkpoint checkpoint();

  @Nullable List<String> generatedSecrets();
}
