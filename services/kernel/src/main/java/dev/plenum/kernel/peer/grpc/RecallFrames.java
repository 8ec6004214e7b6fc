package dev.plenum.kernel.peer.grpc;

import com.google.protobuf.UnsafeByteOperations;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.peer.Memory;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.peer.grpc.v1.Recalled;
import dev.plenum.kernel.peer.grpc.v1.Run;
import java.util.ArrayList;
import java.util.List;

/** Recalled entries as protocol buffers and back: a run of packed entries for each epoch. */
final class RecallFrames {
  private RecallFrames() {}

  static Recalled write(PeerMessage.Recalled recalled) {
    Memory memory = recalled.memory();
    Recalled.Builder frame =
        Recalled.newBuilder()
            .setEpoch(recalled.epoch())
            .setAfter(recalled.after())
            .setFolded(memory.folded().seq())
            .setRoot(UnsafeByteOperations.unsafeWrap(memory.folded().root()))
            .setBegun(memory.begun())
            .setHeldEpoch(memory.heldEpoch())
            .setHeldTo(memory.heldTo())
            .setHeldInstance(memory.heldInstance());
    recalled.refusals().forEach(refusal -> frame.addRefusals(RefusalFrames.write(refusal)));
    List<Entry> entries = recalled.entries();
    int from = 0;
    for (int to = 1; to <= entries.size(); to++) {
      if (to == entries.size() || entries.get(to).epoch() != entries.get(from).epoch()) {
        frame.addRuns(run(entries.subList(from, to)));
        from = to;
      }
    }
    return frame.build();
  }

  private static Run run(List<Entry> entries) {
    return Run.newBuilder()
        .setEpoch(entries.getFirst().epoch())
        .setFirstSeq(entries.getFirst().seq())
        .setCount(entries.size())
        .setEntries(EntryPack.pack(entries))
        .build();
  }

  static PeerMessage.Recalled read(Recalled frame) {
    List<Entry> entries = new ArrayList<>();
    for (Run run : frame.getRunsList()) {
      entries.addAll(
          EntryPack.unpack(run.getEntries(), run.getEpoch(), run.getFirstSeq(), run.getCount()));
    }
    var memory =
        new Memory(
            new Position(frame.getFolded(), frame.getRoot().toByteArray()),
            frame.getBegun(),
            frame.getHeldEpoch(),
            frame.getHeldTo(),
            frame.getHeldInstance());
    return new PeerMessage.Recalled(
        frame.getEpoch(),
        frame.getAfter(),
        memory,
        entries,
        frame.getRefusalsList().stream().map(RefusalFrames::read).toList());
  }
}
