package dev.plenum.node.exam.desk;

import dev.plenum.exam.domain.CommandOrder;
import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.Reason;
import dev.plenum.exam.domain.roster.Participant;
import dev.plenum.kernel.machine.Rejection;
import dev.plenum.kernel.shard.Receipt;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.desk.Desk;
import dev.plenum.node.events.EventHub;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Where students' commands come in, by whichever protocol. */
@Singleton
public final class Students {
  private final Desk<ExamCommand> desk;
  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final EventHub events;

  Students(Desk<ExamCommand> desk, Shard<Exam, ExamCommand, ExamEvent> shard, EventHub events) {
    this.desk = desk;
    this.shard = shard;
    this.events = events;
  }

  /** A student's command as it was sent. */
  public record Sent(String student, UUID commandId, long lamport) {}

  /** Completes after the commit. */
  public CompletableFuture<Receipt> submit(Sent sent, ExamCommand command) {
    return desk.submit(request(sent, command), events.queue(sent.student(), sent.commandId()));
  }

  /** Completes once this node's replica shows what was done. */
  public CompletableFuture<Receipt> act(Sent sent, ExamCommand command) {
    return desk.seen(submit(sent, command));
  }

  private Desk.Request<ExamCommand> request(Sent sent, ExamCommand command) {
    Participant student = shard.view().state().roster().student(sent.student());
    if (student == null) {
      Reason reason = Reason.NotOnRoster;
      throw ExamRefusals.of(Rejection.of(reason.code(), reason.sentence()));
    }
    // The actor's order as text is the order of roll numbers, by which ties are decided.
    String actor = CommandOrder.studentActor(student.rollOrder(), sent.student());
    return desk.ofParticipant(sent.commandId(), actor, sent.lamport(), command);
  }
}
