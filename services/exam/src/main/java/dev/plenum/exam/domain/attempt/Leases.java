package dev.plenum.exam.domain.attempt;

import io.vavr.collection.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is, as a pure function of what was recorded and the time. No timer runs anywhere: a
 * node that starts now and one that never stopped give the same answer to the millisecond.
 */
public final class Leases {
  // What was recorded last happened last, also where two nodes' clocks say otherwise: a stretch
  // never begins before the one that it follows.

  /**
   * How long past stretches are remembered: longer than an answer that was received in time can be
   * on its way inside the cluster.
   */
  static final long REMEMBERED_MILLIS = 120_000;

  private Leases() {}

  public static Vector<Stretch> begin(long at, long itemMillis) {
    return Vector.of(new Stretch(at, 0, 0, itemMillis, true));
  }

  /** Index of the current item; the number of items or more once all are over. */
  public static int indexAt(Vector<Stretch> stretches, long time) {
    Stretch stretch = stretchAt(stretches, time);
    return stretch.indexAt(Math.max(time, stretch.since()));
  }

  /** The current item's time; null once all are over. */
  public static @Nullable Lease at(Vector<Stretch> stretches, int items, long time) {
    Stretch stretch = stretchAt(stretches, time);
    long moment = Math.max(time, stretch.since());
    int index = stretch.indexAt(moment);
    if (index >= items) {
      return null;
    }
    long from = moment - stretch.usedAt(moment);
    return new Lease(index, from, from + stretch.itemMillis());
  }

  /** When the last item's time is over, as things stand. */
  public static long endsAt(Vector<Stretch> stretches, int items) {
    Stretch last = stretches.last();
    return last.index() >= items ? last.since() : last.endOf(items - 1);
  }

  /** When an item's time was or will be over, early or not. */
  public static long endOf(Vector<Stretch> stretches, int item) {
    for (int i = 0; i + 1 < stretches.size(); i++) {
      Stretch stretch = stretches.get(i);
      Stretch next = stretches.get(i + 1);
      if (stretch.index() > item) {
        return stretch.since();
      }
      if (stretch.running() && stretch.endOf(item) <= next.since()) {
        return stretch.endOf(item);
      }
    }
    Stretch last = stretches.last();
    return last.index() > item ? last.since() : last.endOf(item);
  }

  /** The next item begins now. */
  static Vector<Stretch> advance(Vector<Stretch> stretches, long at) {
    Stretch last = stretches.last();
    long since = Math.max(at, last.since());
    return add(stretches, new Stretch(since, last.indexAt(since) + 1, 0, last.itemMillis(), true));
  }

  static Vector<Stretch> pause(Vector<Stretch> stretches, long at) {
    return again(stretches, at, stretches.last().itemMillis(), false);
  }

  static Vector<Stretch> resume(Vector<Stretch> stretches, long at) {
    return again(stretches, at, stretches.last().itemMillis(), true);
  }

  /** From now on items have another time; what the current one used up stays used up. */
  static Vector<Stretch> retime(Vector<Stretch> stretches, long at, long itemMillis) {
    return again(stretches, at, itemMillis, stretches.last().running());
  }

  private static Vector<Stretch> again(
      Vector<Stretch> stretches, long at, long itemMillis, boolean running) {
    long since = Math.max(at, stretches.last().since());
    Stretch now = stretches.last();
    return add(
        stretches, new Stretch(since, now.indexAt(since), now.usedAt(since), itemMillis, running));
  }

  private static Vector<Stretch> add(Vector<Stretch> stretches, Stretch next) {
    Vector<Stretch> kept = stretches;
    while (kept.size() > 1 && kept.get(1).since() < next.since() - REMEMBERED_MILLIS) {
      kept = kept.drop(1);
    }
    return kept.append(next);
  }

  private static Stretch stretchAt(Vector<Stretch> stretches, long time) {
    for (int i = stretches.size() - 1; i > 0; i--) {
      if (stretches.get(i).since() <= time) {
        return stretches.get(i);
      }
    }
    return stretches.get(0);
  }
}
