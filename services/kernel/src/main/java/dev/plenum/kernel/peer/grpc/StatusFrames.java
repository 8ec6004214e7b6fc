package dev.plenum.kernel.peer.grpc;

import com.google.protobuf.ByteString;
import dev.plenum.kernel.peer.NodeStatus;
import dev.plenum.kernel.peer.StateDigest;
import dev.plenum.kernel.shard.HistoryVerdict;
import java.util.HexFormat;

/** What a node says of itself as protocol buffers and back. */
final class StatusFrames {
  private StatusFrames() {}

  static dev.plenum.kernel.peer.grpc.v1.NodeStatus write(NodeStatus status) {
    return dev.plenum.kernel.peer.grpc.v1.NodeStatus.newBuilder()
        .setReigning(status.reigning())
        .setKnownEpoch(status.knownEpoch())
        .setHead(status.head())
        .setFolded(status.folded())
        .setRoot(ByteString.copyFrom(HexFormat.of().parseHex(status.root())))
        .setHistory(status.history().name())
        .setDigestSeq(status.digest().seq())
        .setDigest(status.digest().hex())
        .setStateVersion(status.digest().stateVersion())
        .setReadsFormat(status.readsFormat())
        .setGeneration(status.generation())
        .setVotes(status.votes())
        .setLoad(status.load())
        .setSpeaks(status.speaks())
        .build();
  }

  static NodeStatus read(dev.plenum.kernel.peer.grpc.v1.NodeStatus status) {
    return new NodeStatus(
        status.getReigning(),
        status.getKnownEpoch(),
        status.getHead(),
        status.getFolded(),
        HexFormat.of().formatHex(status.getRoot().toByteArray()),
        history(status.getHistory()),
        new StateDigest(
            orFirst(status.getStateVersion()), status.getDigestSeq(), status.getDigest()),
        orFirst(status.getReadsFormat()),
        status.getGeneration(),
        status.getVotes(),
        status.getLoad(),
        orFirst(status.getSpeaks()));
  }

  /** Nodes of before there were versions do not say theirs: it is the first. */
  private static int orFirst(int version) {
    return Math.max(StateDigest.FIRST_VERSION, version);
  }

  private static HistoryVerdict history(String name) {
    for (HistoryVerdict verdict : HistoryVerdict.values()) {
      if (verdict.name().equals(name)) {
        return verdict;
      }
    }
    return HistoryVerdict.Unknown;
  }
}
