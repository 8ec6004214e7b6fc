package dev.plenum.node.election.watch;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.domain.Reason;
import dev.plenum.election.domain.RollVoter;
import dev.plenum.election.files.AccessList;
import dev.plenum.election.files.Pseudonyms;
import dev.plenum.election.files.RollFile;
import dev.plenum.kernel.intake.table.Reading;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.desk.Desk;
import dev.plenum.node.problem.Problem;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.watch.FolderChanges;
import dev.plenum.node.watch.MountedFile;
import dev.plenum.node.watch.Problems;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the roll file into memory on every node, and brings pseudonyms and weights into the ledger
 * once. An import that breaks off is made again from its first chunk.
 */
@Singleton
final class RollImporter implements MountedFile {
  private static final Logger log = LoggerFactory.getLogger(RollImporter.class);
  private static final String ACTOR = "roll";

  private final RollBook book;
  private final Pseudonyms pseudonyms;
  private final Desk<ElectionCommand> desk;
  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final FolderChanges files;

  RollImporter(
      NodeSettings settings,
      RollBook book,
      Pseudonyms pseudonyms,
      Desk<ElectionCommand> desk,
      Shard<Election, ElectionCommand, ElectionEvent> shard) {
    this.book = book;
    this.pseudonyms = pseudonyms;
    this.desk = desk;
    this.shard = shard;
    this.files = new FolderChanges(settings.folder().resolve("roll"));
  }

  @Override
  public void look() {
    read();
    AccessList list = book.current();
    Election election = shard.view().state();
    boolean wanted =
        !list.voters().isEmpty()
            && book.error() == null
            && !election.phase().begun()
            && !list.digest().equals(election.roll().digest());
    if (wanted && shard.status().leading()) {
      bring(list);
    }
  }

  private void read() {
    try {
      List<byte[]> parts = files.look();
      if (parts != null) {
        read(RollFile.read(parts));
      }
    } catch (UncheckedIOException e) {
      book.failed("the roll file is missing");
    }
  }

  private void read(Reading<List<RollFile.Line>> reading) {
    reading.notes().forEach(note -> log.info("about the roll: {}", note));
    if (reading.good()) {
      take(AccessList.of(reading.get(), pseudonyms));
      return;
    }
    String problem = Problems.summary(reading.problems());
    log.warn("the roll cannot be used: {}", problem);
    book.failed(problem);
  }

  /** Codes and names may change at any time; who may vote may not, once voting has begun. */
  private void take(AccessList list) {
    Election election = shard.view().state();
    boolean another = election.phase().begun() && !list.digest().equals(election.roll().digest());
    if (another) {
      book.failed("voting has begun with another roll, which stays in force");
      return;
    }
    book.read(list);
    log.info("read a roll of {}", list.voters().size());
  }

  private void bring(AccessList list) {
    List<List<RollVoter>> chunks = list.chunks();
    try {
      for (int i = 0; i < chunks.size(); i++) {
        submit(new ElectionCommand.ImportRollChunk(list.digest(), i, chunks.get(i)));
      }
      submit(new ElectionCommand.SealRoll(list.digest(), chunks.size(), list.voters().size()));
      log.info("the roll of {} is in force", list.voters().size());
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof Problem problem)) {
        throw e;
      }
      // The next look starts again with the first chunk; until the seal nothing is in force.
      if (!problem.reason().equals(Reason.RollUnchanged.name())) {
        log.info("the roll is not in force yet: {}", problem.detail());
      }
    }
  }

  private void submit(ElectionCommand command) {
    var _ = desk.submit(new Desk.Request<>(UUID.randomUUID(), ACTOR, 0, command)).join();
  }
}
