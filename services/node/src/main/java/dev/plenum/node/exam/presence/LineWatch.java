package dev.plenum.node.exam.presence;

import dev.plenum.exam.domain.ConductCommand.ReportIncident;
import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.Phase;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.desk.Desk;
import dev.plenum.node.events.EventHub;
import io.micronaut.context.annotation.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down where the line to a student who sits was silent or slow: evidence for an appeal, and
 * never a strike. The leader does it, who hears of every page; whoever leads next goes on from the
 * same heartbeats.
 */
@Context
final class LineWatch {
  private static final Logger log = LoggerFactory.getLogger(LineWatch.class);
  private static final String ACTOR = "timer";
  private static final long EVERY_MILLIS = 2_000;

  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final Desk<ExamCommand> desk;
  private final PresenceBoard presence;
  private final InstantSource clock;
  private final Lines lines = new Lines();

  LineWatch(
      Shard<Exam, ExamCommand, ExamEvent> shard,
      Desk<ExamCommand> desk,
      PresenceBoard presence,
      InstantSource clock,
      EventHub hub) {
    this.shard = shard;
    this.desk = desk;
    this.presence = presence;
    this.clock = clock;
    hub.every(EVERY_MILLIS, this::look);
  }

  private void look() {
    Exam exam = shard.view().state();
    Set<String> sitting = new HashSet<>();
    if (exam.phase() == Phase.OPEN && shard.status().leading()) {
      long now = clock.millis();
      exam.attempts()
          .byStudent()
          .forEach((student, attempt) -> {
            Presence heard = presence.of(student);
            if (heard != null && attempt.sitting() && now <= attempt.endsAt().toEpochMilli()) {
              sitting.add(student);
              // Where a node says nothing, its pages may well be heard there.
              if (presence.tells(heard.node())) {
                lines.look(student, heard, now).forEach(fault -> tell(student, fault));
              }
            }
          });
    }
    lines.keep(sitting);
  }

  private void tell(String student, Lines.Fault fault) {
    var report =
        new ReportIncident(
            student,
            fault.kind(),
            Instant.ofEpochMilli(fault.fromMillis()),
            fault.millis(),
            fault.device(),
            null);
    var _ =
        desk.submit(new Desk.Request<>(UUID.randomUUID(), ACTOR, 0, report))
            .exceptionally(thrown -> {
              log.warn("an incident of a line was not written down: {}", thrown.toString());
              return null;
            });
  }
}
