package dev.plenum.simulation.world;

import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.simulation.time.Timeline;
import dev.plenum.simulation.world.Occasion.Mishap;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * The links between nodes. Each carries messages in their order or not at all; it delays, breaks
 * with what is on its way, and may be cut for as long as a world likes.
 */
final class Network {
  private static final long DELAY_NANOS = 300_000;
  private static final long NOTICED_NANOS = 20_000_000;
  private static final long HELD_NANOS = 1_200_000_000;

  private final Timeline timeline;
  private final Random random;
  private final Map<String, Ear> ears = new HashMap<>();
  private final Map<Link, State> links = new HashMap<>();
  private final Story story;
  private final Memories memories;
  private final Fate fate;

  /** Slow messages in so many; 0 for none. */
  private int slowOneIn;

  private long slowNanos = 1;

  private record Link(String from, String to) {}

  private static final class State {
    private boolean cut;
    private long lastArrival;

    /** What came since the first of them was held back, in its order; empty where nothing is. */
    private final Deque<Letter> held = new ArrayDeque<>();

    /** Grows whenever it breaks: what was sent before does not arrive. */
    private int connection;
  }

  /** Where a node hears. */
  interface Ear {
    void hear(String from, PeerMessage message);

    void linkDown(String node);
  }

  Network(Timeline timeline, Random random, Story story, Memories memories, Fate fate) {
    this.fate = fate;
    this.timeline = timeline;
    this.memories = memories;
    this.random = random;
    this.story = story;
  }

  private State link(String from, String to) {
    return links.computeIfAbsent(new Link(from, to), key -> new State());
  }

  void slow(int oneIn, long nanos) {
    slowOneIn = oneIn;
    slowNanos = nanos;
  }

  /** A node begins to listen. */
  void join(String node, Ear ear) {
    memories.born(node);
    ears.put(node, ear);
  }

  /** A node is gone, with all that was on its way to it and from it. */
  void leave(String node) {
    ears.remove(node);
    links.forEach((link, state) -> {
      if (link.from().equals(node) || link.to().equals(node)) {
        state.connection++;
      }
    });
    for (String other : ears.keySet().stream().sorted().toList()) {
      notice(other, node);
    }
  }

  private void notice(String who, String gone) {
    Ear ear = ears.get(who);
    timeline.in(
        random.nextLong(NOTICED_NANOS),
        () -> {
          if (ear != null && ear.equals(ears.get(who))) {
            ear.linkDown(gone);
          }
        });
  }

  /** Nothing goes from one to the other any more, until it is mended. */
  void cut(String from, String to) {
    State state = link(from, to);
    state.cut = true;
    state.connection++;
  }

  /** A moment's break: what is on its way is lost, and the link is there again. */
  void hiccup(String from, String to) {
    link(from, to).connection++;
    notice(to, from);
  }

  void mendAll() {
    links.values().forEach(state -> state.cut = false);
    slowOneIn = 0;
  }

  boolean send(String from, String to, PeerMessage message) {
    State state = link(from, to);
    if (state.cut) {
      return !random.nextBoolean(); // a broken link is noticed late
    }
    if (fate.message(Occasion.Sends, from, message).isPresent()) {
      fate.kill(from);
      return false;
    }
    memories.sent(message);
    arrive(state, new Letter(from, to, message, state.connection), timeline.now() + delay());
    return true;
  }

  private record Letter(String from, String to, PeerMessage message, int connection) {}

  private void arrive(State state, Letter letter, long nanos) {
    state.lastArrival = Math.max(state.lastArrival + 1, nanos);
    timeline.in(state.lastArrival - timeline.now(), () -> arrived(state, letter));
  }

  private void arrived(State state, Letter letter) {
    if (state.connection != letter.connection() || !ears.containsKey(letter.to())) {
      return;
    }
    if (!state.held.isEmpty()) {
      state.held.add(letter);
      return;
    }
    befall(state, letter);
  }

  private void befall(State state, Letter letter) {
    Mishap mishap = fate.message(Occasion.Hears, letter.to(), letter.message()).orElse(null);
    switch (mishap) {
      case null -> deliver(letter);
      case Killed -> fate.kill(letter.to());
      case HeldBack -> {
        state.held.add(letter);
        timeline.in(HELD_NANOS, () -> release(state));
      }
      default -> {} // lost
    }
  }

  private void release(State state) {
    List<Letter> letters = List.copyOf(state.held);
    state.held.clear();
    for (Letter letter : letters) {
      if (state.connection == letter.connection() && ears.containsKey(letter.to())) {
        deliver(letter);
      }
    }
  }

  private void deliver(Letter letter) {
    Ear ear = Objects.requireNonNull(ears.get(letter.to()));
    story.message(letter.from(), letter.to(), letter.message());
    if (letter.message() instanceof PeerMessage.Recalled answer) {
      memories.recalled(letter.from(), letter.to(), answer);
    }
    ear.hear(letter.from(), letter.message());
  }

  private long delay() {
    boolean slow = slowOneIn > 0 && random.nextInt(slowOneIn) == 0;
    return random.nextLong(slow ? slowNanos : DELAY_NANOS);
  }
}
