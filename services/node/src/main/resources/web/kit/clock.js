import { call } from './api.js';

const SAMPLES_KEPT = 8;
/** Two quartzes may part that far in the minutes that samples are kept. */
const DRIFT_MILLIS = 25;
/** The shown time is steered: it may run this much faster or slower, and never goes back. */
const SLEW = 0.1;
const JUMP_MILLIS = 2000;
const LEAP_MILLIS = 1000;

/** Offset and round trip of one exchange, as in Cristian's algorithm. All in milliseconds. */
export function measure({ sent, received, serverReceived, serverSent }) {
  return {
    offset: (serverReceived - sent + (serverSent - received)) / 2,
    roundTrip: Math.max(0, received - sent - (serverSent - serverReceived)),
  };
}

/** Two exchanges that cannot both be true: the page's tick stood still in between, or the node's clock was set. */
export function contradict(a, b) {
  return Math.abs(a.offset - b.offset) > (a.roundTrip + b.roundTrip) / 2 + DRIFT_MILLIS;
}

/** The exchange with the shortest round trip says most: its error is at most half of it. */
export function best(samples) {
  return samples.reduce((a, b) => (b.roundTrip < a.roundTrip ? b : a));
}

/** The node's time on this page: monotonic, whatever the device's own clock does. */
export class NodeClock {
  #monotonic;
  #samples = [];
  #shown = null;
  #at = 0;
  #gap = null;

  constructor(monotonic = () => performance.now()) {
    this.#monotonic = monotonic;
  }

  get known() {
    return this.#samples.length > 0;
  }

  get roundTrip() {
    return this.known ? best(this.#samples).roundTrip : null;
  }

  add(sample) {
    const believed = this.#samples.filter((known) => !contradict(known, sample));
    this.#samples = [...believed, sample].slice(-SAMPLES_KEPT);
  }

  /** Epoch milliseconds, or null before the first exchange. */
  now() {
    if (!this.known) return null;
    const tick = this.#monotonic();
    const target = tick + best(this.#samples).offset;
    this.#shown = this.#shown === null ? target : this.#steered(target, tick - this.#at);
    this.#at = tick;
    return this.#shown;
  }

  /** What was known earlier: how far the node's time was ahead of this device's own clock. */
  assume(gap) {
    this.#gap = gap;
  }

  /** For the eye only, where no exchange was possible yet: the time by the device's own clock. */
  guess() {
    return this.now() ?? (this.#gap === null ? null : Date.now() + this.#gap);
  }

  #steered(target, elapsed) {
    const error = target - (this.#shown + elapsed);
    if (error > JUMP_MILLIS) return target;
    return this.#shown + elapsed + Math.max(-elapsed * SLEW, Math.min(elapsed * SLEW, error));
  }
}

export const clock = new NodeClock();

async function exchange() {
  const sent = performance.now();
  const answer = await call('GET', '/time', { limit: 5000 });
  const received = performance.now();
  return measure({ sent, received, serverReceived: answer.receivedAt, serverSent: answer.sentAt });
}

/** How far the device's own clock is ahead of the node's, in milliseconds. */
export function deviceOffset() {
  return clock.known ? Date.now() - clock.now() : 0;
}

async function report() {
  const body = { offsetMillis: Math.round(deviceOffset()), roundTripMillis: Math.round(clock.roundTrip) };
  await call('POST', '/time/samples', { body, limit: 5000 });
}

/**
 * Whether the device's own clock and the page's tick have parted since the last look: the machine
 * slept (the tick may stand still then) or somebody set the clock. Which of them does not matter.
 */
export function leapWatch(wall = () => Date.now(), tick = () => performance.now()) {
  let gap = wall() - tick();
  return () => {
    const now = wall() - tick();
    const leapt = Math.abs(now - gap) > LEAP_MILLIS;
    gap = now;
    return leapt;
  };
}

/** Measures a few times at once, then every half minute, and at once after a sleep. */
export function startClock() {
  const round = async (times) => {
    for (let i = 0; i < times; i++) {
      await exchange().then((sample) => clock.add(sample), () => {});
    }
    if (clock.known) await report().catch(() => {});
  };
  round(5);
  setInterval(() => round(2), 30_000);
  const leapt = leapWatch();
  setInterval(() => leapt() && round(2), 1000);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && round(2));
}
