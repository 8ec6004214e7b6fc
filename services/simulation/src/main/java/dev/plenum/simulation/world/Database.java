package dev.plenum.simulation.world;

import dev.plenum.kernel.ledger.Batch;
import dev.plenum.kernel.ledger.CommitOutcome;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.simulation.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The one database. Each of its acts happens at one moment; it can be away, stall, and forget its
 * last commits.
 */
final class Database {
  private final Timeline timeline;
  private final Story story;
  private final List<Entry> entries = new ArrayList<>();

  /** How many entries there were after each commit. */
  private final List<Integer> commits = new ArrayList<>(List.of(0));

  /** Which epoch there was from when on. */
  private final TreeMap<Long, Long> epochs = new TreeMap<>(Map.of(0L, 0L));

  private final TreeMap<Long, byte[]> snapshots = new TreeMap<>();
  private final Watch watch;
  private Position position = Position.start();
  private long epoch;
  private String leader = "";
  private int starts = 1;
  private boolean away;

  /** Who looks at every commit. */
  interface Watch {
    void committed(Batch batch);
  }

  Database(Timeline timeline, Story story, Watch watch) {
    this.timeline = timeline;
    this.story = story;
    this.watch = watch;
  }

  Head head() {
    return new Head(epoch, leader, position, "start " + starts);
  }

  Head takeEpoch(String node, long known) {
    epoch = Math.max(epoch, known) + 1;
    leader = node;
    epochs.put(timeline.now(), epoch);
    story.tell("%s takes epoch %d at %d", node, epoch, position.seq());
    return head();
  }

  CommitOutcome commit(Batch batch) {
    CommitOutcome outcome = outcome(batch);
    story.tell(
        "database: epoch %d of %s, after %s up to %d: %s",
        batch.epoch(), batch.leader(), batch.after(), batch.lastSeq(), outcome);
    if (outcome == CommitOutcome.Committed) {
      entries.addAll(batch.entries());
      commits.add(entries.size());
      position = new Position(batch.lastSeq(), batch.root());
      watch.committed(batch);
    }
    return outcome;
  }

  private CommitOutcome outcome(Batch batch) {
    if (batch.epoch() != epoch || !batch.leader().equals(leader)) {
      return epoch < batch.epoch() ? CommitOutcome.HeadElsewhere : CommitOutcome.Deposed;
    }
    return batch.after().equals(position) ? CommitOutcome.Committed : CommitOutcome.HeadElsewhere;
  }

  /** Another start, that lacks the last commits and does not know of the last epochs. */
  void goBack(int lost) {
    commits.subList(Math.max(1, commits.size() - lost), commits.size()).clear();
    entries.subList(commits.getLast(), entries.size()).clear();
    MerkleFrontier frontier = new MerkleFrontier();
    entries.forEach(entry -> frontier.append(entry.leaf()));
    position = new Position(entries.size(), frontier.root());
    Entry last = entries.isEmpty() ? null : entries.getLast();
    epoch = last == null ? 0 : last.epoch();
    leader = "";
    starts++;
    snapshots.tailMap((long) entries.size(), false).clear();
    story.tell("database: goes back to %s, epoch %d", position, epoch);
  }

  /** The epoch that there was a moment ago. */
  long epochAgo(long nanos) {
    return Objects.requireNonNull(epochs.floorEntry(Math.max(0, timeline.now() - nanos)))
        .getValue();
  }

  void restart() {
    starts++;
    story.tell("database: starts anew");
  }

  void away(boolean is) {
    away = is;
    story.tell("database: %s", is ? "away" : "back");
  }

  boolean away() {
    return away;
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  List<Entry> read(long fromSeq, int limit) {
    int from = (int) Math.min(entries.size(), fromSeq - 1);
    return List.copyOf(entries.subList(from, Math.min(entries.size(), from + limit)));
  }

  NavigableMap<Long, byte[]> snapshots() {
    return snapshots;
  }
}
