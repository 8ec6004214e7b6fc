/** Times of an attempt. Pure; all in epoch milliseconds of the node's clock. */

/** An instant of the API in epoch milliseconds; null where there is none. */
export function millis(instant) {
  if (instant === null || instant === undefined) return null;
  return typeof instant === 'number' ? instant : Date.parse(instant);
}

/** How long the whole attempt still runs; while it is paused the time stands. Null before it began. */
export function remaining(attempt, now) {
  const ends = millis(attempt?.endsAt);
  if (ends === null) return null;
  const paused = attempt.state === 'paused' ? millis(attempt.pausedAt) : null;
  return Math.max(0, ends - (paused ?? now));
}

/** How long the item on screen still runs; null where items have no time of their own. */
export function itemRemaining(attempt, now) {
  const until = millis(attempt?.lease?.until);
  if (until === null) return null;
  const paused = attempt.state === 'paused' ? millis(attempt.pausedAt) : null;
  return Math.max(0, until - (paused ?? now));
}

/** The share of an item's time that is gone, between 0 and 1. */
export function itemGone(attempt, now) {
  const left = itemRemaining(attempt, now);
  if (left === null) return null;
  const whole = millis(attempt.lease.until) - millis(attempt.lease.from);
  return whole > 0 ? Math.min(1, Math.max(0, 1 - left / whole)) : 1;
}

/** Items with a time of their own come one by one; their exam says so before any of them is seen. */
export function oneByOne(exam, attempt) {
  return Boolean(attempt?.lease) || Boolean(exam?.itemMillis);
}

const SPOKEN_MILLIS = [600_000, 300_000, 60_000, 30_000, 10_000];

/**
 * What a screen reader is told when the time left went from one value to another: the mark that was
 * passed, in milliseconds, or null. A page that slept past several marks tells the last one only.
 */
export function spoken(before, left) {
  if (before === null || left === null || left <= 0) return null;
  const passed = SPOKEN_MILLIS.filter((mark) => before > mark && left <= mark);
  return passed.length ? Math.min(...passed) : null;
}
