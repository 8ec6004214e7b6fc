package dev.plenum.operator;

import dev.plenum.operator.model.Installation;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the chart sets, by environment variables.
 *
 * @param namespaces those whose resources are reconciled; none given means all
 * @param identity this replica's name in the leader election
 */
record Settings(
    Installation installation,
    Set<String> namespaces,
    boolean leaderElection,
    String identity,
    int port) {

  static Settings from(Map<String, String> environment) {
    String namespace = environment.getOrDefault("PLENUM_OPERATOR_NAMESPACE", "default");
    return new Settings(
        new Installation(
            environment.getOrDefault("PLENUM_NODE_IMAGE", "plenum/node:latest"),
            environment.getOrDefault("PLENUM_DATABASE_IMAGE", "postgres:17"),
            namespace,
            environment.getOrDefault("PLENUM_CLUSTER_DOMAIN", "cluster.local")),
        Arrays.stream(environment.getOrDefault("PLENUM_WATCH_NAMESPACES", "").split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet()),
        Boolean.parseBoolean(environment.getOrDefault("PLENUM_LEADER_ELECTION", "false")),
        environment.getOrDefault("PLENUM_OPERATOR_POD", "operator"),
        Integer.parseInt(environment.getOrDefault("PLENUM_OPERATOR_PORT", "8080")));
  }
}
