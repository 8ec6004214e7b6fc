package dev.plenum.node.exam.watch;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.Reason;
import dev.plenum.exam.domain.SetupCommand;
import dev.plenum.exam.domain.roster.RosterLine;
import dev.plenum.exam.files.AccessList;
import dev.plenum.exam.files.Pseudonyms;
import dev.plenum.exam.files.RosterFile;
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
 * Reads the roster into memory on every node, and brings pseudonyms, roles and extra time into the
 * ledger once. An import that breaks off is made again from its first chunk.
 */
@Singleton
final class RosterImporter implements MountedFile {
  private static final Logger log = LoggerFactory.getLogger(RosterImporter.class);
  private static final String ACTOR = "roster";

  private final FolderChanges folder;
  private final RosterBook book;
  private final Pseudonyms pseudonyms;
  private final Desk<ExamCommand> desk;
  private final Shard<Exam, ExamCommand, ExamEvent> shard;

  RosterImporter(
      NodeSettings settings,
      RosterBook book,
      Pseudonyms pseudonyms,
      Desk<ExamCommand> desk,
      Shard<Exam, ExamCommand, ExamEvent> shard) {
    this.folder = new FolderChanges(settings.folder().resolve("roster"));
    this.book = book;
    this.pseudonyms = pseudonyms;
    this.desk = desk;
    this.shard = shard;
  }

  @Override
  public void look() {
    read();
    AccessList list = book.current();
    Exam exam = shard.view().state();
    boolean wanted =
        !list.people().isEmpty()
            && book.error() == null
            && !exam.phase().begun()
            && !list.digest().equals(exam.roster().digest());
    if (wanted && shard.status().leading()) {
      bring(list);
    }
  }

  private void read() {
    try {
      // The one file that is mounted, whatever its key.
      List<byte[]> contents = folder.look();
      if (contents != null) {
        take(RosterFile.read(contents.getFirst()));
      }
    } catch (UncheckedIOException e) {
      book.failed("the roster file is missing");
    }
  }

  private void take(Reading<List<RosterFile.Line>> reading) {
    if (reading.good()) {
      take(AccessList.of(reading.get(), pseudonyms));
      return;
    }
    String problem = Problems.summary(reading.problems());
    log.warn("the roster cannot be used: {}", problem);
    book.failed(problem);
  }

  /** Codes and names may change at any time; who takes part may not, once the exam has begun. */
  private void take(AccessList list) {
    Exam exam = shard.view().state();
    boolean another = exam.phase().begun() && !list.digest().equals(exam.roster().digest());
    if (another) {
      book.failed("the exam has begun with another roster, which stays in force");
      return;
    }
    book.read(list);
    log.info("read a roster of {}", list.people().size());
  }

  private void bring(AccessList list) {
    List<List<RosterLine>> chunks = list.chunks();
    try {
      for (int i = 0; i < chunks.size(); i++) {
        submit(new SetupCommand.ImportRosterChunk(list.digest(), i, chunks.get(i)));
      }
      submit(new SetupCommand.SealRoster(list.digest(), chunks.size(), list.people().size()));
      log.info("the roster of {} is in force", list.people().size());
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof Problem problem)) {
        throw e;
      }
      // The next look starts again with the first chunk; until the seal nothing is in force.
      if (!problem.reason().equals(Reason.RosterUnchanged.code())) {
        log.info("the roster is not in force yet: {}", problem.detail());
      }
    }
  }

  private void submit(ExamCommand command) {
    var _ = desk.submit(new Desk.Request<>(UUID.randomUUID(), ACTOR, 0, command)).join();
  }
}
