package dev.plenum.node.exam.monitor;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.shard.View;
import dev.plenum.node.events.EventHub;
import dev.plenum.node.events.Listener;
import dev.plenum.node.events.Messages;
import dev.plenum.node.exam.ExamRole;
import dev.plenum.node.security.Caller;
import io.micronaut.context.annotation.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells the staff what changed on the tiles, twice a second at most: worked out and written once on
 * each node, however many watch, and not at all where nobody does.
 */
@Context
final class MonitorFeed {
  private static final long EVERY_MILLIS = 500;

  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final Tiles tiles;
  private final EventHub hub;
  private final Messages messages;
  private Map<String, Tile> told = Map.of();

  /** What changed up to a ledger position. */
  public record Changes(long seq, List<Tile> students) {}

  MonitorFeed(
      Shard<Exam, ExamCommand, ExamEvent> shard, Tiles tiles, EventHub hub, Messages messages) {
    this.shard = shard;
    this.tiles = tiles;
    this.hub = hub;
    this.messages = messages;
    hub.every(EVERY_MILLIS, this::look);
  }

  private void look() {
    if (!watched()) {
      told = Map.of();
      return;
    }
    View<Exam> view = shard.view();
    Map<String, Tile> now = tiles.calm(view.state());
    List<Tile> changed = new ArrayList<>();
    now.forEach((student, tile) -> {
      if (!tile.equals(told.get(student))) {
        changed.add(tile);
      }
    });
    told = now;
    if (!changed.isEmpty()) {
      changed.sort(Comparator.comparing(Tile::roll));
      hub.tellWhere(
          MonitorFeed::staff, messages.of("monitor", null, new Changes(view.seq(), changed)));
    }
  }

  private boolean watched() {
    AtomicInteger watchers = new AtomicInteger();
    hub.each(listener -> watchers.addAndGet(staff(listener) ? 1 : 0));
    return watchers.get() > 0;
  }

  static boolean staff(Listener listener) {
    Caller caller = listener.caller();
    return caller != null && ExamRole.STAFF.contains(caller.role());
  }
}
