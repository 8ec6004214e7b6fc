package dev.plenum.kernel.shard;

/**
 * What a node has to do and did, counted since it started.
 *
 * @param inWork commands, of callers and of busier peers, that this node has yet to see answered;
 *     not those that a peer carries
 * @param served commands that callers gave this node and that are answered
 * @param handedOn of these, how many a less busy peer brought to the leader
 * @param takenOver commands of busier peers that this node brought to the leader
 */
public record NodeLoad(int inWork, long served, long handedOn, long takenOver) {}
