package dev.plenum.node.exam.events;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.http.ExamView;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.events.Headline;
import dev.plenum.node.events.Message;
import dev.plenum.node.events.Messages;
import dev.plenum.node.settings.NodeSettings;
import jakarta.inject.Singleton;

/** The exam as everybody may see it. */
@Singleton
final class ExamHeadline implements Headline {
  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final NodeSettings settings;
  private final Messages messages;

  ExamHeadline(
      Shard<Exam, ExamCommand, ExamEvent> shard, NodeSettings settings, Messages messages) {
    this.shard = shard;
    this.settings = settings;
    this.messages = messages;
  }

  @Override
  public Message now() {
    ExamView view = ExamView.of(settings.resource(), shard.view());
    return messages.of("exam", view.seq(), view);
  }
}
