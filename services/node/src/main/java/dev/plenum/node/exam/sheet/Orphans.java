package dev.plenum.node.exam.sheet;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.sheet.Waiting;
import dev.plenum.kernel.live.Live;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.events.EventHub;
import dev.plenum.node.events.Messages;
import dev.plenum.node.settings.NodeSettings;
import io.micronaut.context.annotation.Context;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sees to it that nobody in the ledger's line is without a claim because the node that made it
 * went: the leader makes another one.
 */
@Context
final class Orphans {
  private static final String TOPIC = "sheet-claims";
  private static final long EVERY_MILLIS = 1_000;
  private static final Duration LIFE = Duration.ofSeconds(5);
  private static final int PATIENCE = 5;

  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final SheetKeeper keeper;
  private final Live live;
  private final Messages messages;
  private final String self;
  private Set<String> unclaimed = Set.of();
  private int seen;

  record Claimants(List<String> who) {}

  Orphans(
      Shard<Exam, ExamCommand, ExamEvent> shard,
      SheetKeeper keeper,
      EventHub hub,
      Live live,
      Messages messages,
      NodeSettings settings) {
    this.shard = shard;
    this.keeper = keeper;
    this.live = live;
    this.messages = messages;
    this.self = settings.node();
    hub.every(EVERY_MILLIS, this::look);
  }

  private void look() {
    live.put(TOPIC, self, messages.write(new Claimants(List.copyOf(keeper.claimants()))), LIFE);
    Set<String> without = new HashSet<>();
    for (Waiting waiting : shard.view().state().sheet().waiting()) {
      without.add(waiting.who());
    }
    live.all(TOPIC, json -> messages.read(json, Claimants.class).who())
        .values()
        .forEach(without::removeAll);
    seen = without.equals(unclaimed) ? seen + 1 : 0;
    unclaimed = without;
    if (seen >= PATIENCE && shard.status().leading()) {
      without.forEach(keeper::claim);
    }
  }
}
