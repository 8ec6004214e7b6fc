package dev.plenum.exam.domain.attempt;

/**
 * From a moment on, where a student stands among the items and whether the time runs. Leases follow
 * one another within a stretch by themselves; whatever interrupts that (going on early, a pause,
 * more time) begins a new stretch.
 *
 * @param since milliseconds since 1970
 * @param index of the item that was current at {@code since}; the number of items once all are over
 * @param used how much of that item's time was used up before
 * @param itemMillis time for one item
 * @param running false while paused
 */
public record Stretch(long since, int index, long used, long itemMillis, boolean running) {

  /** The item that is current at {@code time}, which is not before the stretch. */
  int indexAt(long time) {
    return running
        ? (int) Math.min(Integer.MAX_VALUE, index + (used + time - since) / itemMillis)
        : index;
  }

  long usedAt(long time) {
    return running ? (used + time - since) % itemMillis : used;
  }

  /** When an item's lease ends if nothing intervenes. */
  long endOf(int item) {
    return since - used + (item - index + 1L) * itemMillis;
  }
}
