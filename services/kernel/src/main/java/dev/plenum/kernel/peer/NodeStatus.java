package dev.plenum.kernel.peer;

import dev.plenum.kernel.machine.MachineTypes;
import dev.plenum.kernel.shard.HistoryVerdict;

/**
 * What a node says of itself in every heartbeat.
 *
 * @param reigning the epoch in which it leads; 0 if it does not
 * @param knownEpoch the highest epoch it knows of
 * @param root lower-case hexadecimal Merkle root of its history up to {@code folded}
 * @param history how that compares with the database's
 * @param digest its latest word on its state
 * @param readsFormat the newest format of events that it reads
 * @param generation of the consensus group that it takes part in
 * @param votes whether it is a voting member of a group that answers it
 * @param load commands not answered that it has not handed on
 * @param speaks the newest version of these messages that it knows
 */
public record NodeStatus(
    long reigning,
    long knownEpoch,
    long head,
    long folded,
    String root,
    HistoryVerdict history,
    StateDigest digest,
    int readsFormat,
    long generation,
    boolean votes,
    int load,
    int speaks) {

  public static final int FIRST_VERSION = 1;

  /** Of the messages as this build writes and reads them: 2 remembers what was refused. */
  public static final int VERSION = 2;

  /** Of who was never heard: it can be relied on for the first version, and for nothing else. */
  public static final NodeStatus UNKNOWN =
      new NodeStatus(
          0,
          0,
          0,
          0,
          "",
          HistoryVerdict.Unknown,
          StateDigest.none(StateDigest.FIRST_VERSION),
          MachineTypes.FIRST_FORMAT,
          0,
          false,
          0,
          FIRST_VERSION);
}
