package dev.plenum.kernel.shard;

import dev.plenum.kernel.machine.EntryContext;
import java.util.List;

/**
 * A batch that the local replica just folded: the entries with their events, and the view after.
 */
public record Folded<S, E>(List<FoldedEntry<E>> entries, View<S> after) {

  public record FoldedEntry<E>(EntryContext context, List<E> events) {}
}
