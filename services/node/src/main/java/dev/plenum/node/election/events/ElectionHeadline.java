package dev.plenum.node.election.events;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.http.ElectionView;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.events.Headline;
import dev.plenum.node.events.Message;
import dev.plenum.node.events.Messages;
import dev.plenum.node.settings.NodeSettings;
import jakarta.inject.Singleton;

/** The election as everybody may see it. */
@Singleton
final class ElectionHeadline implements Headline {
  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final NodeSettings settings;
  private final Messages messages;

  ElectionHeadline(
      Shard<Election, ElectionCommand, ElectionEvent> shard,
      NodeSettings settings,
      Messages messages) {
    this.shard = shard;
    this.settings = settings;
    this.messages = messages;
  }

  @Override
  public Message now() {
    ElectionView view = ElectionView.of(settings.resource(), shard.view());
    return messages.of("election", view.seq(), view);
  }
}
