package dev.plenum.kernel.leadership.hazelcast;

import java.util.List;

/** A Raft group as one of its members sees it. */
public record RaftGroupView(
    String group,
    String node,
    String role,
    String leader,
    long term,
    long commitIndex,
    long lastApplied,
    long lastLogIndex,
    long snapshotIndex,
    List<String> members) {}
