package dev.plenum.node.exam.events;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.SheetEvent;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.shard.Folded;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.events.EventHub;
import dev.plenum.node.events.Listener;
import dev.plenum.node.events.Message;
import dev.plenum.node.events.Messages;
import dev.plenum.node.exam.ExamRole;
import dev.plenum.node.exam.http.SheetViews;
import dev.plenum.node.security.Caller;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.atomic.AtomicBoolean;

/** What happens in the exam, told to those whom it concerns. */
@Context
final class ExamNews {
  private static final long SHEET_MILLIS = 250;

  private final EventHub hub;
  private final Messages messages;
  private final SheetViews sheets;
  private final AtomicBoolean sheetChanged = new AtomicBoolean();

  /** Where in the ledger something last changed the scores. */
  private volatile long scores;

  private final Shard.Subscription subscription;

  /** That an attempt changed, and where in the ledger. */
  record Moved(long seq) {}

  ExamNews(
      Shard<Exam, ExamCommand, ExamEvent> shard,
      EventHub hub,
      Messages messages,
      SheetViews sheets) {
    this.hub = hub;
    this.messages = messages;
    this.sheets = sheets;
    this.subscription = shard.subscribe(this::folded);
    hub.every(SHEET_MILLIS, this::tellSheet);
  }

  private void folded(Folded<Exam, ExamEvent> batch) {
    hub.changed();
    for (var entry : batch.entries()) {
      long seq = entry.context().seq();
      for (ExamEvent event : entry.events()) {
        tell(event, seq, Iso.time(entry.context().time().instant()));
      }
    }
  }

  private void tell(ExamEvent event, long seq, String at) {
    var students = Concerned.students(event);
    boolean everybody = Concerned.everybody(event);
    if (everybody || !students.isEmpty()) {
      Message moved = messages.of("attempt", seq, new Moved(seq));
      if (everybody) {
        hub.tellWhere(listener -> has(listener, ExamRole.STUDENT), moved);
      }
      students.forEach(student -> hub.tellHere(student, moved));
    }
    String notice = Concerned.notice(event);
    if (notice != null) {
      hub.notice(notice, at, seq);
    }
    if (Concerned.scores(event)) {
      scores = seq;
      sheetChanged.set(true);
    }
    if (event instanceof SheetEvent || notice != null) {
      sheetChanged.set(true);
    }
  }

  private void tellSheet() {
    if (sheetChanged.getAndSet(false)) {
      hub.tellWhere(
          listener -> has(listener, ExamRole.TEACHER) || has(listener, ExamRole.ADMIN),
          messages.of("sheet", null, sheets.lockAndHistory(scores)));
    }
  }

  private static boolean has(Listener listener, String role) {
    Caller caller = listener.caller();
    return caller != null && caller.role().equals(role);
  }

  @PreDestroy
  void close() {
    subscription.close();
  }
}
