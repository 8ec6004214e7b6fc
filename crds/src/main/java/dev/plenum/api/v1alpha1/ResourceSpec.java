package dev.plenum.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** What every resource declares, whatever it is of. */
public sealed interface ResourceSpec permits ElectionSpec, ExamSessionSpec {
  @Nullable Integer replicas();

  Database database();
}
