package dev.plenum.operator.model;

import java.util.Map;

/**
 * The names of a resource's parts. The CRDs refuse names that could collide with them.
 *
 * @param label the label that names the resource on all its objects
 */
public record Names(String label, String name, String namespace) {
  /** StatefulSet, client Service and PodDisruptionBudget of the nodes, ServiceAccount. */
  public String nodes() {
    return name;
  }

  public String pod(int ordinal) {
    return name + "-" + ordinal;
  }

  public String headlessService() {
    return name + "-nodes";
  }

  public String resourceConfig() {
    return name + "-resource";
  }

  public String keysSecret() {
    return name + "-keys";
  }

  public String credentialsSecret() {
    return name + "-credentials";
  }

  /** Keys of the authorities that certify the nodes; mounted nowhere. */
  public String authoritySecret() {
    return name + "-authority";
  }

  /** What nodes show to each other, and whom they take. */
  public String certificatesSecret() {
    return name + "-tls";
  }

  /** End of each node's own host name. */
  String nodeDomain(Installation installation) {
    return headlessService() + "." + namespace + ".svc." + installation.clusterDomain();
  }

  /** StatefulSet, Service and Secret of the bundled database. */
  public String database() {
    return name + "-database";
  }

  public String databaseHost() {
    return database() + "." + namespace + ".svc";
  }

  /** For metadata of an object that is of a part. */
  Map<String, String> labels(String part) {
    return Labels.of(label, name, part);
  }

  /** For selectors of a part's objects. */
  public Map<String, String> selector(String part) {
    return Labels.selector(label, name, part);
  }
}
