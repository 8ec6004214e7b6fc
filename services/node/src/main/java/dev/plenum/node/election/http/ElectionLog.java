package dev.plenum.node.election.http;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.domain.ElectionEvent.BallotCast;
import dev.plenum.election.domain.ElectionMachine;
import dev.plenum.election.http.LogLine;
import dev.plenum.kernel.Backend;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.shard.Shard;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What the admin reads of the ledger, newest first. Ballots that came one after the other are one
 * line that says neither who, nor when to the second: beside the published ballots, whose place in
 * the ledger everybody may ask for, it would tell who voted for whom.
 */
@Singleton
final class ElectionLog {
  /** How many entries are read at most for each line that is wanted. */
  private static final int ENTRIES_A_LINE = 100;

  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final Backend<?, ?, ?> backend;
  private final MachineCodec<Election, ElectionCommand, ElectionEvent> codec =
      new MachineCodec<>(ElectionMachine.TYPES);

  ElectionLog(Shard<Election, ElectionCommand, ElectionEvent> shard, Backend<?, ?, ?> backend) {
    this.shard = shard;
    this.backend = backend;
  }

  /**
   * A part of the log.
   *
   * @param more whether there are earlier entries
   */
  record Page(List<LogLine> entries, boolean more) {}

  /** At most {@code limit} lines of what stands before an entry; before none: of the newest. */
  Page page(long before, int limit) {
    long end = before <= 0 ? shard.view().seq() + 1 : Math.min(before, shard.view().seq() + 1);
    long lowest = Math.max(1, end - (long) limit * ENTRIES_A_LINE);
    List<LogLine> lines = new ArrayList<>();
    Run ballots = new Run();
    long next = end - 1;
    while (next >= lowest && lines.size() < limit) {
      long from = Math.max(lowest, next - limit + 1);
      for (Entry entry : backend.entries(from, (int) (next - from + 1)).reversed()) {
        ElectionEvent event = codec.events(entry.events()).getFirst();
        if (event instanceof BallotCast) {
          ballots.add(entry);
          continue;
        }
        ballots.end(lines);
        lines.add(LogLine.of(entry.seq(), Iso.time(entry.time().instant()), entry.actor(), event));
      }
      next = from - 1;
    }
    ballots.end(lines);
    return page(lines, limit, next >= 1);
  }

  private static Page page(List<LogLine> lines, int limit, boolean earlier) {
    boolean cut = lines.size() > limit;
    return new Page(List.copyOf(cut ? lines.subList(0, limit) : lines), earlier || cut);
  }

  /** Ballots one after the other, read from the last to the first. */
  private static final class Run {
    private long last;
    private int size;
    private Instant at = Instant.EPOCH;

    void add(Entry entry) {
      if (size == 0) {
        last = entry.seq();
        at = entry.time().instant();
      }
      size++;
    }

    void end(List<LogLine> lines) {
      if (size > 0) {
        lines.add(LogLine.ballots(last, Iso.time(at.truncatedTo(ChronoUnit.MINUTES)), size));
        size = 0;
      }
    }
  }
}
