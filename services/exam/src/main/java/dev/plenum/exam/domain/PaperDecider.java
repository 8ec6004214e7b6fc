package dev.plenum.exam.domain;

import dev.plenum.exam.domain.SetupCommand.ImportPaperChunk;
import dev.plenum.exam.domain.SetupCommand.SealPaper;
import dev.plenum.exam.domain.SetupEvent.PaperChunkImported;
import dev.plenum.exam.domain.SetupEvent.PaperSealed;
import dev.plenum.exam.domain.plan.PaperRules;
import dev.plenum.exam.domain.plan.Papers;
import dev.plenum.exam.paper.Paper;
import dev.plenum.kernel.machine.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a paper may be taken in. */
final class PaperDecider {
  private static final int SHOWN = 5;

  private PaperDecider() {}

  static Decision<ExamEvent> decide(Exam exam, ImportPaperChunk chunk) {
    Reason closed = closed(exam, chunk.digest());
    if (closed != null) {
      return closed.refuse();
    }
    Papers.Arriving arriving = exam.papers().arriving(chunk.digest());
    // Chunk 0 starts anew, so that an import which broke off can be made again.
    int expected = chunk.chunk() == 0 ? 0 : arriving.chunks();
    if (chunk.chunk() != expected) {
      return Reason.PaperOutOfOrder.refuse();
    }
    int size = chunk.items().size();
    return size < 1 || size > Papers.CHUNK
        ? Reason.PaperInvalid.refuse(
            "A chunk has 1 to " + Papers.CHUNK + " items; this one has " + size + ".", "items")
        : Decision.accepted(new PaperChunkImported(chunk.digest(), chunk.chunk(), chunk.items()));
  }

  static Decision<ExamEvent> decide(Exam exam, SealPaper seal) {
    Reason closed = closed(exam, seal.digest());
    if (closed != null) {
      return closed.refuse();
    }
    Papers.Arriving arriving = exam.papers().arriving(seal.digest());
    if (arriving.chunks() != seal.chunks() || arriving.items().size() != seal.items()) {
      return Reason.PaperIncomplete.refuse();
    }
    List<String> faults =
        PaperRules.faults(new Paper(seal.title(), arriving.items().asJava(), seal.pools()));
    return faults.isEmpty()
        ? Decision.accepted(new PaperSealed(seal.digest(), seal.title(), seal.pools()))
        : Reason.PaperInvalid.refuse(
            String.join("; ", faults.subList(0, Math.min(SHOWN, faults.size()))), "paper");
  }

  private static @Nullable Reason closed(Exam exam, String digest) {
    if (digest.equals(exam.papers().digest())) {
      return Reason.PaperUnchanged;
    }
    return exam.phase().begun() ? Reason.PaperInForce : null;
  }
}
