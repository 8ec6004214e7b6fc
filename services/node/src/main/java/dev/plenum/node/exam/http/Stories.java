package dev.plenum.node.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.http.MonitorView;
import dev.plenum.exam.http.StoryLine;
import dev.plenum.exam.http.StoryView;
import dev.plenum.kernel.Backend;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.exam.presence.Presence;
import dev.plenum.node.exam.presence.PresenceBoard;
import dev.plenum.node.exam.watch.RosterBook;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The story of one student, entry by entry from the ledger. */
@Singleton
final class Stories {
  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final Backend<?, ?, ?> backend;
  private final MachineCodec<Exam, ExamCommand, ExamEvent> codec;
  private final StoryIndex index;
  private final RosterBook roster;
  private final PresenceBoard presence;
  private final InstantSource clock;

  Stories(
      Shard<Exam, ExamCommand, ExamEvent> shard,
      Backend<?, ?, ?> backend,
      MachineCodec<Exam, ExamCommand, ExamEvent> codec,
      StoryIndex index,
      RosterBook roster,
      PresenceBoard presence,
      InstantSource clock) {
    this.shard = shard;
    this.backend = backend;
    this.codec = codec;
    this.index = index;
    this.roster = roster;
    this.presence = presence;
    this.clock = clock;
  }

  StoryView of(String student) {
    List<StoryLine> lines = new ArrayList<>();
    for (long seq : index.of(student)) {
      backend.entries(seq, 1).forEach(entry -> lines(entry, student, lines));
    }
    return StoryView.of(
        shard.view(), student, clock.instant(), roster, seen(presence.of(student)), lines);
  }

  private void lines(Entry entry, String student, List<StoryLine> lines) {
    String time = Iso.time(entry.time().instant());
    for (ExamEvent event : codec.events(entry.events())) {
      if (StoryLine.concerns(event, student)) {
        lines.add(StoryLine.of(entry.seq(), time, entry.actor(), event, roster));
      }
    }
  }

  private static MonitorView.Presence seen(@Nullable Presence presence) {
    return presence == null
        ? MonitorView.Presence.UNKNOWN
        : new MonitorView.Presence(
            presence.roundTripMillis(),
            presence.offsetMillis(),
            Instant.ofEpochMilli(presence.seenMillis()),
            presence.node());
  }
}
