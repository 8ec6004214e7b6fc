package dev.plenum.kernel.replica;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.LongFunction;

/** The command ids of entries 1 to a given one, in order. */
final class IdIterator implements Iterator<UUID> {
  private final LongFunction<UUID> ids;
  private final long last;
  private long seq;

  IdIterator(LongFunction<UUID> ids, long last) {
    this.ids = ids;
    this.last = last;
  }

  @Override
  public boolean hasNext() {
    return seq < last;
  }

  @Override
  public UUID next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ids.apply(++seq);
  }
}
