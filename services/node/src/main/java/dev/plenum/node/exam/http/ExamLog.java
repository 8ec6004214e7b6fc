package dev.plenum.node.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.http.LogLine;
import dev.plenum.kernel.Backend;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.exam.watch.RosterBook;
import jakarta.inject.Singleton;
import java.util.List;

/** The ledger as the staff reads it, newest first. */
@Singleton
final class ExamLog {
  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final Backend<?, ?, ?> backend;
  private final MachineCodec<Exam, ExamCommand, ExamEvent> codec;
  private final RosterBook roster;

  ExamLog(
      Shard<Exam, ExamCommand, ExamEvent> shard,
      Backend<?, ?, ?> backend,
      MachineCodec<Exam, ExamCommand, ExamEvent> codec,
      RosterBook roster) {
    this.shard = shard;
    this.backend = backend;
    this.codec = codec;
    this.roster = roster;
  }

  record Page(List<LogLine> entries) {}

  Page page(long before, int limit) {
    long folded = shard.view().seq();
    long end = before <= 0 ? folded + 1 : Math.min(before, folded + 1);
    long from = Math.max(1, end - limit);
    return new Page(
        backend.entries(from, (int) (end - from)).stream().map(this::line).toList().reversed());
  }

  private LogLine line(Entry entry) {
    ExamEvent first = codec.events(entry.events()).getFirst();
    return LogLine.of(entry.seq(), Iso.time(entry.time().instant()), entry.actor(), first, roster);
  }
}
