package dev.plenum.simulation.world;

import dev.plenum.kernel.ledger.Batch;
import dev.plenum.kernel.ledger.CommitOutcome;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.LeafHash;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.simulation.time.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The one database. Each of its acts happens at one moment; it can be away, stall, and forget its
 * last commits.
 */
final class Database {
  private static final long JUST_NOW_NANOS = 3_000_000_000L;
  private static final long FORGETS_NANOS = 2_000_000L;
  private static final String FORGED = "[{\"type\":\"Free\",\"place\":0}]";

  private final Timeline timeline;
  private final Story story;
  private final List<Entry> entries = new ArrayList<>();

  /** How many entries there were after each commit. */
  private final List<Integer> commits = new ArrayList<>(List.of(0));

  /** How many entries there were from when on. */
  private final TreeMap<Long, Long> sizes = new TreeMap<>(Map.of(0L, 0L));

  private final Map<Integer, TreeMap<Long, byte[]>> snapshots = new HashMap<>();
  private final Watch watch;
  private Position position = Position.start();
  private long epoch;
  private String leader = "";
  private int starts = 1;
  private final Map<Long, String> leaders = new HashMap<>();
  private boolean away;
  private boolean forged;
  private Runnable afterNextCommit = () -> {};

  /** Who looks at every commit. */
  interface Watch {
    void committed(Position before, Batch batch);

    void epochTaken(String node, long seqForAMoment);
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
    leaders.put(epoch, node);
    watch.epochTaken(node, sizeFor(JUST_NOW_NANOS));
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
      sizes.put(timeline.now(), (long) entries.size());
      Position before = position;
      position = new Position(batch.lastSeq(), batch.root());
      watch.committed(before, batch);
      afterNextCommit.run();
      afterNextCommit = () -> {};
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
    position = new Position(entries.size(), root());
    Entry last = entries.isEmpty() ? null : entries.getLast();
    epoch = last == null ? 0 : last.epoch();
    leader = last == null ? "" : leaders.getOrDefault(epoch, "");
    starts++;
    sizes.put(timeline.now(), (long) entries.size());
    snapshots.values().forEach(all -> all.tailMap((long) entries.size(), false).clear());
    story.tell("database: goes back to %s, epoch %d", position, epoch);
  }

  /** Another start, a moment from now, that lacks the last commit. */
  void forgetSoon() {
    timeline.in(FORGETS_NANOS, () -> goBack(1));
  }

  /** How many entries there were for all that time. */
  private long sizeFor(long nanos) {
    Long since = sizes.floorKey(Math.max(0, timeline.now() - nanos));
    return Collections.min(sizes.tailMap(since, true).values());
  }

  /**
   * Somebody who may write into the database puts an entry of his in the place of the last, with a
   * leaf that fits, soon after the next commit.
   *
   * @param thoroughly whether the root is made to fit as well
   */
  void forgeAfterTheNextCommit(long nanos, boolean thoroughly) {
    afterNextCommit = () -> timeline.in(nanos, () -> forge(thoroughly));
  }

  private void forge(boolean thoroughly) {
    Entry last = entries.getLast();
    byte[] events = FORGED.getBytes(StandardCharsets.UTF_8);
    byte[] leaf =
        new LeafHash("world")
            .leaf(
                last.seq(),
                last.epoch(),
                last.time(),
                last.commandId(),
                last.actor(),
                last.content(),
                events);
    entries.set(
        entries.size() - 1,
        new Entry(
            last.seq(),
            last.epoch(),
            last.time(),
            last.commandId(),
            last.actor(),
            last.content(),
            events,
            leaf));
    if (thoroughly) {
      position = new Position(entries.size(), root());
    }
    forged = true;
    story.tell("database: somebody forges entry %d%s", last.seq(), thoroughly ? ", root too" : "");
  }

  private byte[] root() {
    MerkleFrontier frontier = new MerkleFrontier();
    entries.forEach(entry -> frontier.append(entry.leaf()));
    return frontier.root();
  }

  void tell(String what) {
    story.tell("database: %s", what);
  }

  void restart() {
    starts++;
    story.tell("database: starts anew");
  }

  void away(boolean is) {
    away = is;
    story.tell("database: %s", is ? "away" : "back");
  }

  boolean forged() {
    return forged;
  }

  boolean away() {
    return away;
  }

  List<Entry> entries() {
    return Collections.unmodifiableList(entries);
  }

  List<Entry> read(long fromSeq, int limit) {
    int from = (int) Math.min(entries.size(), fromSeq - 1);
    return List.copyOf(entries.subList(from, Math.min(entries.size(), from + limit)));
  }

  NavigableMap<Long, byte[]> snapshots(int stateVersion) {
    return snapshots.computeIfAbsent(stateVersion, first -> new TreeMap<>());
  }

  void forgetSnapshotsBut(int stateVersion) {
    snapshots.keySet().removeIf(version -> version != stateVersion);
  }
}
