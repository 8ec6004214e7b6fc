package dev.plenum.node.exam.desk;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.SetupCommand.ImportPaperChunk;
import dev.plenum.exam.domain.SetupCommand.SealPaper;
import dev.plenum.exam.domain.plan.Papers;
import dev.plenum.exam.files.Bundle;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.kernel.blob.BlobStore;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.hash.Sha256;
import dev.plenum.kernel.shard.Receipt;
import dev.plenum.node.desk.Desk;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Brings a paper into the ledger, chunk by chunk, and its pictures into the blob store first. */
@Singleton
public final class PaperDesk {
  private final Desk<ExamCommand> desk;
  private final BlobStore blobs;
  private final MachineCodec<Exam, ExamCommand, ExamEvent> codec;

  PaperDesk(
      Desk<ExamCommand> desk, BlobStore blobs, MachineCodec<Exam, ExamCommand, ExamEvent> codec) {
    this.desk = desk;
    this.blobs = blobs;
    this.codec = codec;
  }

  /**
   * Names a paper as the ledger sees it: equal on every node that reads the same file. The commands
   * that would import it are what is hashed.
   */
  public String digest(Paper paper) {
    MessageDigest sha = Sha256.fresh();
    sha.update(codec.command(new ImportPaperChunk("", 0, paper.items())));
    sha.update(codec.command(new SealPaper("", paper.title(), paper.pools(), 0, 0)));
    return HexFormat.of().formatHex(sha.digest());
  }

  /**
   * Waits until the paper is in force. A break-off leaves nothing in force: the next import begins
   * again with the first chunk.
   */
  public Receipt bring(String actor, Bundle bundle) {
    Paper paper = bundle.paper();
    String digest = digest(paper);
    // Pictures first: what the ledger names must be there.
    bundle.images().forEach(blobs::put);
    List<List<Item>> chunks = chunks(paper.items());
    for (int i = 0; i < chunks.size(); i++) {
      var _ = submit(actor, new ImportPaperChunk(digest, i, chunks.get(i)));
    }
    return submit(
        actor,
        new SealPaper(digest, paper.title(), paper.pools(), chunks.size(), paper.items().size()));
  }

  private Receipt submit(String actor, ExamCommand command) {
    return desk.act(new Desk.Request<>(UUID.randomUUID(), actor, 0, command)).join();
  }

  private static List<List<Item>> chunks(List<Item> items) {
    List<List<Item>> chunks = new ArrayList<>();
    for (int from = 0; from < items.size(); from += Papers.CHUNK) {
      chunks.add(items.subList(from, Math.min(from + Papers.CHUNK, items.size())));
    }
    return chunks;
  }
}
