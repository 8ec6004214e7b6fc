package dev.plenum.operator.model;

/**
 * What all resources of one operator share.
 *
 * @param nodeImage image of the nodes
 * @param databaseImage image of bundled databases
 * @param namespace where the operator runs: it may ask nodes for their status
 * @param clusterDomain end of the cluster's DNS names
 */
public record Installation(
    String nodeImage, String databaseImage, String namespace, String clusterDomain) {}
