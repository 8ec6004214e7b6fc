package dev.plenum.kernel.replica;

import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.machine.EntryContext;
import dev.plenum.kernel.machine.StateMachine;
import dev.plenum.kernel.shard.Folded;
import dev.plenum.kernel.shard.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A node's state of one shard: what folding the committed entries in their order gives. Entries
 * come in contiguous order or not at all. Reads take no lock, because states are immutable.
 */
public final class Replica<S, C, E> {
  private final StateMachine<S, C, E> machine;
  private final MachineCodec<S, C, E> codec;
  private final List<Consumer<Folded<S, E>>> listeners = new CopyOnWriteArrayList<>();
  private final CommandIndex index = new CommandIndex();
  private MerkleFrontier frontier = new MerkleFrontier();
  private volatile View<S> view;

  public Replica(StateMachine<S, C, E> machine, MachineCodec<S, C, E> codec) {
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

  /** Starts from a snapshot instead of from nothing. Only before the first entry. */
  public synchronized void restore(Snapshot<S> snapshot) {
    if (view.seq() != 0) {
      throw new IllegalStateException("already at " + view.seq());
    }
    for (UUID id : snapshot.commandIds()) {
      index.append(id);
    }
    frontier = snapshot.frontier().copy();
    view = snapshot.view();
  }

  /** What a snapshot of this moment consists of; cheap, nothing large is copied. */
  public synchronized Snapshot<S> snapshot() {
    View<S> now = view;
    var ids = index.idsUpTo(now.seq());
    return new Snapshot<>(now, frontier.copy(), () -> new IdIterator(ids, now.seq()));
  }

  /**
   * Folds what is committed. Entries that were folded before are skipped.
   *
   * @return false if the first new entry does not follow the last folded one; nothing is folded
   *     then
   */
  public synchronized boolean fold(List<Entry> entries) {
    List<Entry> fresh = entries.stream().filter(entry -> entry.seq() > view.seq()).toList();
    if (fresh.isEmpty()) {
      return true;
    }
    if (fresh.getFirst().seq() != view.seq() + 1) {
      return false;
    }
    MerkleFrontier after = frontier.copy();
    fresh.forEach(entry -> after.append(entry.leaf()));
    become(new FoldedBatch<>(fresh, foldFrom(view, fresh), after));
    return true;
  }

  /**
   * Folds a batch only if it leads to {@code root}, so that a batch that was prepared and then
   * dropped is never taken for the one that was committed.
   */
  public synchronized boolean foldIfRootIs(List<Entry> entries, byte[] root) {
    if (entries.getFirst().seq() != view.seq() + 1) {
      return false;
    }
    MerkleFrontier after = frontier.copy();
    entries.forEach(entry -> after.append(entry.leaf()));
    if (!Arrays.equals(after.root(), root)) {
      return false;
    }
    become(new FoldedBatch<>(entries, foldFrom(view, entries), after));
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
    view = batch.folded().after();
    listeners.forEach(listener -> listener.accept(batch.folded()));
  }

  private Folded<S, E> foldFrom(View<S> from, List<Entry> entries) {
    S state = from.state();
    List<Folded.FoldedEntry<E>> folded = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      var context = new EntryContext(entry.seq(), entry.time(), entry.commandId(), entry.actor());
      List<E> events = codec.events(entry.events());
      for (E event : events) {
        state = machine.evolve(state, event, context);
      }
      folded.add(new Folded.FoldedEntry<>(context, events));
    }
    Entry last = entries.getLast();
    return new Folded<>(folded, new View<>(last.seq(), last.time(), state));
  }
}
