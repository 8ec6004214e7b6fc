package dev.plenum.simulation.world;

import com.google.errorprone.annotations.FormatMethod;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.ledger.Batch;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.shard.Receipt;
import dev.plenum.simulation.domain.Places;
import dev.plenum.simulation.time.SimulatedWork;
import dev.plenum.simulation.time.Timeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What must hold in every world, at every step: the numbers are those of the protocol's page. */
final class Checks implements Database.Watch {
  /** Beyond it nobody's clock may carry what is written: two clocks that are just not wrong. */
  private static final long AHEAD_MILLIS = 2_100;

  /** A clock that is just not wrong, before the caller's first question. */
  private static final long LATE_MILLIS = 8_100;

  /** A caller that asks again does so with a new time; far less than a clock that is wrong. */
  private static final long LONG_MILLIS = 20_000;

  private static final int PATIENT_LOOKS = 40;

  private final Timeline timeline;
  private final Memories memories;
  private final List<String> broken = new ArrayList<>();

  /** Roots of what was ever committed, by how many entries there were. */
  private final Map<Long, byte[]> roots = new HashMap<>();

  private final Map<UUID, Long> committed = new HashMap<>();
  private final Map<UUID, Long> acknowledged = new HashMap<>();
  private final MachineCodec<Places.State, Places.Command, Places.Event> codec =
      new MachineCodec<>(Places.Version.Second.types());
  private final Map<String, Places.State> states = new HashMap<>();
  private final Map<Node, Integer> differing = new HashMap<>();
  private List<Node> nodes = List.of();
  private @Nullable Database database;

  Checks(Timeline timeline, Memories memories) {
    this.timeline = timeline;
    this.memories = memories;
    roots.put(0L, Position.start().root());
  }

  void of(Database looked, List<Node> lookedAt) {
    database = looked;
    nodes = lookedAt;
  }

  List<String> broken() {
    return broken;
  }

  @FormatMethod
  void breaks(String what, Object... of) {
    broken.add("%.4f s: %s".formatted(timeline.now() / 1e9, what.formatted(of)));
  }

  /** I7: an epoch is taken by who has folded all, but what was committed just now. */
  @Override
  public void epochTaken(String name, long seqForAMoment) {
    for (Node node : nodes) {
      if (node.name().equals(name) && node.member().view().seq() < seqForAMoment) {
        breaks(
            "%s takes an epoch and has %d of %d entries",
            name, node.member().view().seq(), seqForAMoment);
      }
    }
  }

  /** I2, I10, I13: a batch is committed. */
  @Override
  public void committed(Position before, Batch batch) {
    if (!before.equals(batch.after())) {
      breaks("what follows %s is committed after %s", batch.after(), before);
    }
    if (database != null && batch.epoch() != database.head().epoch()) {
      breaks("a batch of epoch %d is committed in %d", batch.epoch(), database.head().epoch());
    }
    roots.put(batch.lastSeq(), batch.root());
    long now = SimulatedWork.trueMillis(timeline);
    for (Entry entry : batch.entries()) {
      committed.put(entry.commandId(), entry.seq());
      if (entry.time().millis() > now + AHEAD_MILLIS) {
        breaks(
            "entry %d is stamped %d ms ahead of the time",
            entry.seq(), entry.time().millis() - now);
      }
    }
  }

  /** I1, I15: an answer leaves after its commit, and is the only one. */
  void accepted(UUID id, Receipt receipt, OptionalLong refusedNanos) {
    if (contradicts(id, refusedNanos, receipt.epoch())) {
      breaks("%s was refused, and is told now that it was accepted", Told.id(id));
    }
    Long before = acknowledged.put(id, receipt.seq());
    if (before != null && before != receipt.seq()) {
      breaks("%s has the receipts %d and %d", Told.id(id), before, receipt.seq());
    }
    if (!Objects.equals(committed.get(id), receipt.seq())) {
      breaks("%s is acknowledged as entry %d and is not there", Told.id(id), receipt.seq());
    }
  }

  /**
   * Whether it was refused, and too many remembered that for it to be accepted in that epoch.
   *
   * @param told when the caller was told that it is refused
   */
  private boolean contradicts(UUID id, OptionalLong told, long acceptedIn) {
    return told.isPresent()
        && !memories.mayHaveForgotten(memories.refusedSince(id, told.getAsLong()), acceptedIn);
  }

  void refused(UUID id, @Nullable Receipt receipt) {
    if (receipt != null && contradicts(id, OptionalLong.of(timeline.now()), receipt.epoch())) {
      breaks("%s was accepted, and is told now that it was refused", Told.id(id));
    }
  }

  private List<Entry> entries() {
    return database == null ? List.of() : database.entries();
  }

  /** I4, I5: what a node folded is what was committed. */
  void folded(Node node) {
    if (!node.started()) {
      return;
    }
    long seq = node.member().view().seq();
    byte[] root = HexFormat.of().parseHex(node.member().status().root());
    byte[] known = roots.get(seq);
    // A database that loses its tail twice may take back what nobody was told of; who folded it
    // has to find that out by itself.
    boolean differs = known != null && !Arrays.equals(known, root) && node.member().healthy();
    int looks = differs ? differing.merge(node, 1, Integer::sum) : 0;
    if (!differs) {
      differing.remove(node);
    }
    if (differs && leaderIsRight()) {
      breaks("%s folded up to %d what its leader did not write", node.name(), seq);
    }
    if (looks > PATIENT_LOOKS) {
      breaks("%s folded another history up to %d than was committed", node.name(), seq);
    }
    if (known != null && Arrays.equals(known, root) && !sameState(node, root, seq)) {
      breaks("%s has another state at %d than others", node.name(), seq);
    }
    if (known == null && seq > entries().size()) {
      breaks("%s folded up to %d, and nobody committed that", node.name(), seq);
    }
  }

  /** I6: nobody dies or is alone for long in a world that is forged, so all hear who leads. */
  private boolean leaderIsRight() {
    return database != null
        && database.forged()
        && nodes.stream()
            .filter(node -> node.started() && node.member().status().leading())
            .anyMatch(this::asCommitted);
  }

  private boolean asCommitted(Node node) {
    var status = node.member().status();
    byte[] known = roots.get(status.folded());
    return known != null && HexFormat.of().formatHex(known).equals(status.root());
  }

  private boolean sameState(Node node, byte[] root, long seq) {
    var view = node.member().view();
    String history = node.version().types().readsFormat() + HexFormat.of().formatHex(root);
    return view.seq() != seq
        || view.state().equals(states.computeIfAbsent(history, first -> view.state()));
  }

  /** What must hold once a world that was left alone has settled. */
  void settled(List<Caller> callers) {
    List<Entry> entries = entries();
    oneEntryEach(entries);
    for (Caller caller : callers) {
      settled(caller, entries);
    }
    for (Node node : nodes) {
      if (!node.current()) {
        continue;
      }
      if (!node.started() || node.member().view().seq() != entries.size()) {
        breaks("%s has not all that there is", node.name());
      } else if (!node.member().healthy()) {
        breaks("%s is not ready: %s", node.name(), node.member().status());
      }
    }
  }

  private void oneEntryEach(List<Entry> entries) {
    Set<UUID> seen = new HashSet<>();
    for (Entry entry : entries) {
      if (!seen.add(entry.commandId())) {
        breaks("%s has two entries", Told.id(entry.commandId()));
      }
    }
  }

  private void settled(Caller caller, List<Entry> entries) {
    Entry entry =
        entries.stream()
            .filter(one -> one.commandId().equals(caller.id()))
            .findFirst()
            .orElse(null);
    Receipt receipt = caller.receipt();
    if (!caller.told()) {
      breaks("%s was never answered", Told.id(caller.id()));
    }
    if (receipt != null
        && (entry == null
            || entry.seq() != receipt.seq()
            || !HexFormat.of().formatHex(entry.leaf()).equals(receipt.leaf()))) {
      breaks(
          "%s has a receipt for %d, which is not in the ledger",
          Told.id(caller.id()), receipt.seq());
    }
    if (entry != null && contradicts(caller.id(), caller.refusedNanos(), entry.epoch())) {
      breaks("%s was refused and is entry %d", Told.id(caller.id()), entry.seq());
    }
    if (entry != null) {
      received(caller, entry);
    }
  }

  /** I13: deadlines are judged by a time at which the command can have come. */
  private void received(Caller caller, Entry entry) {
    for (Places.Event event : codec.events(entry.events())) {
      if (event instanceof Places.Event.Taken(var _, var _, long received)) {
        long asked = SimulatedWork.BEGIN_MILLIS + caller.firstAskedNanos() / 1_000_000;
        if (received < asked - LATE_MILLIS || received > asked + LONG_MILLIS) {
          breaks("%s is received %d ms after it was asked", Told.id(caller.id()), received - asked);
        }
      }
    }
  }
}
