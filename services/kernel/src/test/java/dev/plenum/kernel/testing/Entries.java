package dev.plenum.kernel.testing;

import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.LeafHash;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.testing.Registers.Command;
import dev.plenum.kernel.testing.Registers.Event;
import dev.plenum.kernel.testing.Registers.State;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Ledger entries of the register domain, as a leader would write them. */
public final class Entries {
  public static final String SHARD = "main";
  public static final MachineCodec<State, Command, Event> CODEC =
      new MachineCodec<>(Registers.TYPES);

  private Entries() {}

  /** Entries whose content follows from their number and {@code flavour}: other flavour, fork. */
  public static List<Entry> of(long from, long to, long epoch, long flavour) {
    LeafHash hash = new LeafHash(SHARD);
    List<Entry> entries = new ArrayList<>();
    for (long seq = from; seq <= to; seq++) {
      byte[] events = CODEC.events(List.<Event>of(new Event.Became("r" + seq % 7, seq + flavour)));
      UUID id = new UUID(flavour, seq);
      HybridTime time = HybridTime.of(seq, 0);
      byte[] leaf = hash.leaf(seq, epoch, time, id, "x", Content.UNKNOWN, events);
      entries.add(new Entry(seq, epoch, time, id, "x", Content.UNKNOWN, events, leaf));
    }
    return entries;
  }

  public static List<Entry> of(long from, long to) {
    return of(from, to, 1, 0);
  }

  /** Where a ledger of these entries, from the first on, stands. */
  public static Position end(List<Entry> all) {
    MerkleFrontier frontier = new MerkleFrontier();
    all.forEach(entry -> frontier.append(entry.leaf()));
    return new Position(all.size(), frontier.root());
  }

  /** The same entry with other events, and the leaf that belongs to them. */
  public static Entry withEvents(Entry entry, String json) {
    byte[] events = json.getBytes(StandardCharsets.UTF_8);
    byte[] leaf =
        new LeafHash(SHARD)
            .leaf(
                entry.seq(),
                entry.epoch(),
                entry.time(),
                entry.commandId(),
                entry.actor(),
                entry.content(),
                events);
    return new Entry(
        entry.seq(),
        entry.epoch(),
        entry.time(),
        entry.commandId(),
        entry.actor(),
        entry.content(),
        events,
        leaf);
  }

  /** The same entry with content that its leaf does not stand for. */
  public static Entry forged(Entry honest) {
    byte[] events = CODEC.events(List.<Event>of(new Event.Became("r0", 1_000_000)));
    return new Entry(
        honest.seq(),
        honest.epoch(),
        honest.time(),
        honest.commandId(),
        honest.actor(),
        honest.content(),
        events,
        honest.leaf());
  }
}
