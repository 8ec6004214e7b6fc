package dev.plenum.operator.model;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * The names of an election's parts. The CRD refuses election names that could collide with them.
 */
public record Names(String election, String namespace) {
  public static Names of(HasMetadata resource) {
    return new Names(resource.getMetadata().getName(), resource.getMetadata().getNamespace());
  }

  /** StatefulSet, client Service and PodDisruptionBudget of the nodes, ServiceAccount. */
  public String nodes() {
    return election;
  }

  public String pod(int ordinal) {
    return election + "-" + ordinal;
  }

  public String headlessService() {
    return election + "-nodes";
  }

  public String resourceConfig() {
    return election + "-resource";
  }

  public String keysSecret() {
    return election + "-keys";
  }

  public String credentialsSecret() {
    return election + "-credentials";
  }

  /** StatefulSet, Service and Secret of the bundled database. */
  public String database() {
    return election + "-database";
  }

  public String databaseHost() {
    return database() + "." + namespace + ".svc";
  }
}
