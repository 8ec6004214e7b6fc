package dev.plenum.kernel.leadership;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Raft group as one of its members sees it.
 *
 * @param elections terms that began since this node started
 * @param leaderChanges how often another member led than before
 * @param leaderSince since when the leader leads in its term
 * @param appends appends and heartbeats heard, or confirmed by a majority where this node leads
 * @param silentMillis since the last of them
 */
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
    List<String> members,
    long elections,
    long leaderChanges,
    @Nullable String leaderSince,
    long appends,
    long silentMillis) {}
