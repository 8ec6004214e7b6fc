package dev.plenum.kernel.testing;

import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.codec.WrittenEvents;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.LeafHash;
import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.Due;
import dev.plenum.kernel.machine.EntryContext;
import dev.plenum.kernel.machine.MachineTypes;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.machine.StateMachine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Tells a machine what happens, in order, and keeps the entries that a leader would write. The same
 * story gives the same entries to the last byte.
 */
public final class GoldenStory<S, C, E> {
  private static final int MOST_DUE = 100;

  private final StateMachine<S, C, E> machine;
  private final MachineCodec<S, C, E> codec;
  private final LeafHash hash = new LeafHash(GoldenLedger.SHARD);
  private final List<Entry> entries = new ArrayList<>();
  private int format = MachineTypes.FIRST_FORMAT;
  private Instant now;
  private S state;

  GoldenStory(StateMachine<S, C, E> machine, MachineCodec<S, C, E> codec, Instant start) {
    this.machine = machine;
    this.codec = codec;
    this.now = start;
    this.state = machine.initial();
  }

  /** From here on events are written in this format, as after an upgrade; what is told stays. */
  public GoldenStory<S, C, E> inFormat(int newFormat) {
    format = newFormat;
    return this;
  }

  /** Time passes. */
  public GoldenStory<S, C, E> after(Duration duration) {
    now = now.plus(duration);
    return this;
  }

  /** Somebody asks for what must be accepted. */
  public GoldenStory<S, C, E> tell(String actor, C command) {
    switch (decide(actor, command)) {
      case Decision.Accepted<E>(var events) -> enter(actor, command, events);
      case Decision.Rejected<E>(var no) ->
          throw new AssertionError(command + ": " + no.reason() + ". " + no.detail());
    }
    return this;
  }

  /** What time has made due by now happens, until nothing more is. */
  public GoldenStory<S, C, E> settle() {
    boolean more = true;
    for (int i = 0; i < MOST_DUE && more; i++) {
      more = false;
      for (Due<C> due : machine.due(state, now)) {
        if (decide("timer", due.command()) instanceof Decision.Accepted<E>(var events)) {
          enter("timer", due.command(), events);
          more = true;
        }
      }
    }
    return this;
  }

  /** The state that all of it leads to. */
  public S state() {
    return state;
  }

  /** What time it is. */
  public Instant now() {
    return now;
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  private Decision<E> decide(String actor, C command) {
    var stamp = new Stamp(id(), actor, now, entries.size());
    return machine.decide(state, new Stamped<>(stamp, command, format));
  }

  private UUID id() {
    String occasion = "golden/" + entries.size();
    return UUID.nameUUIDFromBytes(occasion.getBytes(StandardCharsets.UTF_8));
  }

  private void enter(String actor, C command, List<E> events) {
    int place = entries.size() + 1;
    long seq = place;
    HybridTime time = HybridTime.of(now.toEpochMilli(), place);
    UUID id = id();
    Content content = codec.content(machine.identity(command));
    byte[] json = codec.write(events, format).map(WrittenEvents::json).orElseThrow();
    byte[] leaf = hash.leaf(seq, 1, time, id, actor, content, json);
    var context = new EntryContext(seq, time, id, actor);
    for (E event : codec.events(json)) {
      state = machine.evolve(state, event, context);
    }
    entries.add(new Entry(seq, 1, time, id, actor, content, json, leaf));
  }
}
