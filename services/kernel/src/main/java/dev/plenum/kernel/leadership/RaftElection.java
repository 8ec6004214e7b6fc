package dev.plenum.kernel.leadership;

import org.jspecify.annotations.Nullable;

/**
 * The election of a Raft group's leader, as one of its members saw it.
 *
 * @param node who saw it
 * @param from who led before; null where this node knew of nobody
 * @param silentMillis how long nobody had been heard to lead; 0 for the first
 */
public record RaftElection(
    String at,
    String group,
    String node,
    long term,
    @Nullable String from,
    String to,
    long silentMillis) {}
