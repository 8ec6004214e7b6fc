package dev.plenum.kernel.replica;

import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.codec.ReadEvents;
import dev.plenum.kernel.ledger.Chain;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.machine.EntryContext;
import dev.plenum.kernel.machine.MachineTypes;
import dev.plenum.kernel.machine.StateMachine;
import dev.plenum.kernel.shard.Folded;
import dev.plenum.kernel.shard.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A node's state of one shard: what folding the committed entries in their order gives. Entries
 * come in contiguous order, are what their leaves say and lead to a root that was committed, or are
 * not folded at all. Reads take no lock, because states are immutable.
 */
public final class Replica<S, C, E> {
  /** Some 30,000 ballots: seconds of full load, far more than a standby lags behind. */
  private static final long TAIL_BYTES = 16L << 20;

  private final StateMachine<S, C, E> machine;
  private final MachineCodec<S, C, E> codec;
  private final List<Consumer<Folded<S, E>>> listeners = new CopyOnWriteArrayList<>();
  private volatile CommandIndex index = new CommandIndex();
  private final Tail tail = new Tail(TAIL_BYTES);
  private final Chain chain;
  private MerkleFrontier frontier = new MerkleFrontier();
  private volatile int format = MachineTypes.FIRST_FORMAT;
  private volatile View<S> view;

  public Replica(String shard, StateMachine<S, C, E> machine, MachineCodec<S, C, E> codec) {
    this.chain = new Chain(shard);
    this.machine = machine;
    this.codec = codec;
    this.view = new View<>(0, HybridTime.ZERO, machine.initial());
  }

  public View<S> view() {
    return view;
  }

  public CommandIndex index() {
    return index;
  }

  /** Called in ledger order, by the thread that folds; must return at once. */
  public void listen(Consumer<Folded<S, E>> listener) {
    listeners.add(listener);
  }

  public synchronized MerkleFrontier frontier() {
    return frontier.copy();
  }

  public synchronized String root() {
    return frontier.rootHex();
  }

  /**
   * The newest format of events that the ledger holds up to here. It is in force for good: whoever
   * folds this ledger reads it.
   */
  public int format() {
    return format;
  }

  /** How far this replica is, and by the root with which history. */
  public synchronized Position position() {
    return new Position(view.seq(), frontier.root());
  }

  /** This replica's history up to {@code seq} as its peaks; empty where that is too long ago. */
  public synchronized Optional<MerkleFrontier> frontierAt(long seq) {
    // Most ask for where this replica stands, as a take-over does: the tail need not be hashed
    // anew.
    return seq == view.seq() ? Optional.of(frontier.copy()) : tail.frontierAt(seq);
  }

  /** Whether it has another history than one that led there. */
  public boolean contradicts(Position other) {
    return frontierAt(other.seq())
        .filter(mine -> !Arrays.equals(mine.root(), other.root()))
        .isPresent();
  }

  /** What was folded after {@code seq}; empty where not all of it is held any more. */
  public synchronized Optional<List<Entry>> after(long seq) {
    return tail.after(seq);
  }

  /** An entry that was folded lately; empty where it is not held any more. */
  public synchronized Optional<Entry> recent(long seq) {
    return tail.at(seq);
  }

  /** Throws everything away. Only before anybody looks at this replica. */
  public synchronized void forget() {
    index = new CommandIndex();
    frontier = new MerkleFrontier();
    tail.startFrom(frontier);
    format = MachineTypes.FIRST_FORMAT;
    view = new View<>(0, HybridTime.ZERO, machine.initial());
  }

  /**
   * Starts from a snapshot that was read, whose index is this replica's from now on, instead of
   * from nothing. Only before the first entry.
   */
  public synchronized void restore(Snapshot<S> snapshot) {
    if (view.seq() != 0) {
      throw new IllegalStateException("already at " + view.seq());
    }
    if (snapshot.index().size() != snapshot.view().seq()) {
      throw new IllegalArgumentException("an index that is another replica's");
    }
    index = snapshot.index();
    frontier = snapshot.frontier().copy();
    tail.startFrom(frontier);
    format = snapshot.format();
    view = snapshot.view();
  }

  /** What a snapshot of this moment consists of; cheap, nothing large is copied. */
  public synchronized Snapshot<S> snapshot() {
    return new Snapshot<>(view, frontier.copy(), format, index);
  }

  /** An entry is what it should be, and this version can make nothing of it. */
  public static final class CannotFoldException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long seq;

    CannotFoldException(long seq, RuntimeException cause) {
      super("entry " + seq + " cannot be folded", cause);
      this.seq = seq;
    }

    /** Which. */
    public long seq() {
      return seq;
    }
  }

  /**
   * Folds entries if they lead to {@code root}, so that neither a batch that was prepared and then
   * dropped nor a row that somebody wrote is taken for what was committed. Entries that were folded
   * before are skipped.
   *
   * @return whether the replica has all of them now; if not, nothing was folded
   * @throws Chain.BrokenException at the first entry that is missing or is not what its leaf says
   * @throws CannotFoldException at the first entry that this version does not understand
   */
  public synchronized boolean foldIfRootIs(List<Entry> entries, byte[] root) {
    List<Entry> fresh = entries.stream().filter(entry -> entry.seq() > view.seq()).toList();
    if (fresh.isEmpty()) {
      return true;
    }
    // The order is the promise: check content, check root, only then let anybody see it.
    MerkleFrontier after = frontier.copy();
    chain.extend(after, fresh);
    if (!Arrays.equals(after.root(), root)) {
      return false;
    }
    become(foldFrom(view, fresh, after));
    return true;
  }

  /**
   * Takes over what the leader worked out for a batch that is now committed. The catch-up may have
   * seen the commit first and folded the same entries; then there is nothing left to do.
   */
  public synchronized void adopt(FoldedBatch<S, E> batch) {
    if (view.seq() >= batch.entries().getLast().seq()) {
      return;
    }
    if (batch.entries().getFirst().seq() != view.seq() + 1) {
      throw new IllegalStateException(
          "batch from %d does not follow %d"
              .formatted(batch.entries().getFirst().seq(), view.seq()));
    }
    become(batch);
  }

  private void become(FoldedBatch<S, E> batch) {
    batch.entries().forEach(entry -> index.append(entry.commandId()));
    frontier = batch.frontierAfter();
    tail.append(batch.entries(), frontier);
    format = Math.max(format, batch.format());
    view = batch.folded().after();
    listeners.forEach(listener -> listener.accept(batch.folded()));
  }

  private FoldedBatch<S, E> foldFrom(View<S> from, List<Entry> entries, MerkleFrontier after) {
    S state = from.state();
    int newest = MachineTypes.FIRST_FORMAT;
    List<Folded.FoldedEntry<E>> folded = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      var context = new EntryContext(entry.seq(), entry.time(), entry.commandId(), entry.actor());
      try {
        ReadEvents<E> read = codec.read(entry.events());
        for (E event : read.events()) {
          state = machine.evolve(state, event, context);
        }
        newest = Math.max(newest, read.format());
        folded.add(new Folded.FoldedEntry<>(context, read.events()));
      } catch (RuntimeException e) {
        throw new CannotFoldException(entry.seq(), e);
      }
    }
    Entry last = entries.getLast();
    var view = new View<>(last.seq(), last.time(), state);
    return new FoldedBatch<>(entries, new Folded<>(folded, view), after, newest);
  }
}
