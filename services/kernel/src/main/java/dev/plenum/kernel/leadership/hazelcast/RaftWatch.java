package dev.plenum.kernel.leadership.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.leadership.RaftElection;
import dev.plenum.kernel.work.Rounds;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Elections and heartbeats of the Raft groups, counted since this node started. Raft announces
 * neither, so its fields are looked at ten times a second, which sends nothing and takes no lock.
 * Terms are exact, because each election raises the term by one; an append is counted at most once
 * a look, and heartbeats come four times a second.
 */
public final class RaftWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RaftWatch.class);
  private static final Duration EVERY = Duration.ofMillis(100);
  private static final int KEPT = 50;

  private final Supplier<@Nullable HazelcastInstance> instance;
  private final String self;
  private final WallClock clock;
  private final Map<String, Watched> groups = new ConcurrentHashMap<>();
  private final Deque<RaftElection> elections = new ArrayDeque<>();
  private final Rounds ticker = new Rounds("raft-watch");

  RaftWatch(Supplier<@Nullable HazelcastInstance> instance, String self, WallClock clock) {
    this.instance = instance;
    this.self = self;
    this.clock = clock;
  }

  void start() {
    ticker.every(EVERY, "watching the Raft groups", this::look);
  }

  /**
   * What was seen of a group so far.
   *
   * @param elections terms that began
   * @param leaderChanges how often another member led than before
   * @param appends appends and heartbeats that came from the leader, or that a majority of the
   *     others confirmed where this node leads
   * @param ledSinceMillis since when the leader leads in its term; 0 where there is none
   * @param heardMillis when the last append came or was confirmed; 0 where none was
   */
  public record Figures(
      long elections, long leaderChanges, long appends, long ledSinceMillis, long heardMillis) {
    static final Figures NONE = new Figures(0, 0, 0, 0, 0);

    /** How long the leader has not been heard, nor has a majority heard it. */
    public long silentMillis(long now) {
      return heardMillis == 0 ? 0 : Math.max(0, now - heardMillis);
    }
  }

  public Set<String> groups() {
    return Set.copyOf(groups.keySet());
  }

  public Figures figures(String group) {
    Watched watched = groups.get(group);
    return watched == null ? Figures.NONE : watched.figures;
  }

  /** How long the group's leader has been silent. */
  public long silentMillis(String group) {
    return figures(group).silentMillis(clock.millis());
  }

  /** The last elections that ended with a leader, newest first. */
  public List<RaftElection> elections() {
    synchronized (elections) {
      return List.copyOf(elections).reversed();
    }
  }

  private void look() {
    HazelcastInstance current = instance.get();
    if (current == null) {
      return;
    }
    try {
      for (RaftNodeImpl node : RaftInspector.nodes(current)) {
        groups.computeIfAbsent(node.getGroupId().getName(), _ -> new Watched()).look(node, current);
      }
    } catch (RuntimeException e) {
      // The group's own thread changed what was read; the next look is a tenth of a second away.
      log.debug("the Raft groups could not be looked at: {}", e.toString());
    }
  }

  /** One group, across the generations of the cluster. Only the ticker writes. */
  private final class Watched {
    private volatile Figures figures = Figures.NONE;
    private @Nullable Object id;
    private long term;
    private long ledTerm;
    private String leader = "";

    void look(RaftNodeImpl node, HazelcastInstance current) {
      // The leader is volatile and written after its term, so it is read first.
      Object endpoint = node.state().leader();
      long termNow = node.state().term();
      Figures before = figures;
      long began = began(node, termNow);
      long heard = Math.min(RaftInspector.heard(node), clock.millis());
      String elected =
          endpoint == null || termNow <= ledTerm ? "" : RaftInspector.leaderName(node, current);
      // A group elects its first leader before its members' names are known; they soon are.
      boolean led = !elected.isEmpty();
      String name = led ? elected : leader;
      boolean changed = led && !leader.isEmpty() && !name.equals(leader);
      if (led) {
        ended(node.getGroupId().getName(), termNow, name, before);
      }
      figures =
          new Figures(
              before.elections() + began,
              before.leaderChanges() + (changed ? 1 : 0),
              before.appends() + (heard > before.heardMillis() ? 1 : 0),
              endpoint == null ? 0 : led ? clock.millis() : before.ledSinceMillis(),
              Math.max(heard, before.heardMillis()));
      leader = name;
      ledTerm = led ? termNow : ledTerm;
    }

    private long began(RaftNodeImpl node, long termNow) {
      boolean first = id == null;
      if (!node.getGroupId().equals(id)) {
        // A group founded anew counts its terms from nothing.
        id = node.getGroupId();
        term = first ? termNow : 0;
        ledTerm = 0;
      }
      long began = Math.max(0, termNow - term);
      term = Math.max(term, termNow);
      return began;
    }

    private void ended(String group, long termNow, String to, Figures before) {
      long now = clock.millis();
      var election =
          new RaftElection(
              Iso.time(clock.instant()),
              group,
              self,
              termNow,
              leader.isEmpty() ? null : leader,
              to,
              leader.isEmpty() ? 0 : before.silentMillis(now));
      synchronized (elections) {
        elections.addLast(election);
        if (elections.size() > KEPT) {
          elections.removeFirst();
        }
      }
    }
  }

  @Override
  public void close() {
    ticker.close();
  }
}
