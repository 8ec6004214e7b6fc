package dev.plenum.node.exam.watch;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.SetupEvent;
import dev.plenum.exam.files.Bundle;
import dev.plenum.kernel.Backend;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.exam.desk.PaperDesk;
import dev.plenum.node.problem.Problem;
import dev.plenum.node.watch.MountedFile;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the declared paper into the ledger whenever it is another one, before the exam begins. A
 * paper that somebody uploaded meanwhile stays until the declared one changes again.
 */
@Singleton
final class PaperImporter implements MountedFile {
  private static final Logger log = LoggerFactory.getLogger(PaperImporter.class);
  private static final String ACTOR = "paper";

  private final PaperShelf shelf;
  private final PaperDesk desk;
  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final Backend<?, ?, ?> backend;
  private final MachineCodec<Exam, ExamCommand, ExamEvent> codec;
  private int digested;
  private String digest = "";
  private long scanned;
  private @Nullable String brought;

  PaperImporter(
      PaperShelf shelf,
      PaperDesk desk,
      Shard<Exam, ExamCommand, ExamEvent> shard,
      Backend<?, ?, ?> backend,
      MachineCodec<Exam, ExamCommand, ExamEvent> codec) {
    this.backend = backend;
    this.codec = codec;
    this.shelf = shelf;
    this.desk = desk;
    this.shard = shard;
  }

  @Override
  public void look() {
    shelf.look();
    Bundle bundle = shelf.bundle();
    Exam exam = shard.view().state();
    if (bundle == null || shelf.error() != null || exam.plan() == null) {
      return;
    }
    String digest = digest(bundle);
    if (digest.equals(exam.papers().digest()) || digest.equals(broughtLast())) {
      return;
    }
    if (exam.phase().begun()) {
      shelf.failed("the exam has begun with another paper, which stays in force");
    } else if (shard.status().leading()) {
      bring(bundle);
    }
  }

  private String digest(Bundle bundle) {
    if (digested != shelf.reading()) {
      digested = shelf.reading();
      digest = desk.digest(bundle.paper());
    }
    return digest;
  }

  /** The paper that was last brought from here, by whichever node, as the ledger tells. */
  private @Nullable String broughtLast() {
    backend.eachEntry(scanned + 1, this::scan);
    return brought;
  }

  private void scan(Entry entry) {
    scanned = entry.seq();
    for (ExamEvent event : codec.events(entry.events())) {
      if (event instanceof SetupEvent.PaperSealed sealed && entry.actor().equals(ACTOR)) {
        brought = sealed.digest();
      }
    }
  }

  private void bring(Bundle bundle) {
    try {
      var receipt = desk.bring(ACTOR, bundle);
      log.info(
          "a paper of {} items is in force from {}", bundle.paper().items().size(), receipt.seq());
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof Problem problem)) {
        throw e;
      }
      if (problem.status().getCode() == 422) {
        shelf.failed(problem.detail());
      }
      log.info("the paper is not in force yet: {}", problem.detail());
    }
  }
}
