import { clock } from '../../kit/clock.js';

/** A student of whom nothing more is known than that the exam is over leaves nothing behind. */
const KEPT = ['notBegun', 'sitting', 'paused'];

const nameOf = (who) => `seen/${who}`;

/**
 * How the exam looked when this device last heard of it, to begin with where no node can be
 * reached; and how far the device's clock was off then.
 */
export class Picture {
  #drawer;
  #shown = null;

  constructor(drawer) {
    this.#drawer = drawer;
  }

  /** Keeps what is new; a heartbeat that says the same again is nothing new. */
  keep(who, { exam, attempt }) {
    if (clock.now() === null || !KEPT.includes(attempt?.state)) return;
    const shown = JSON.stringify([who, exam.seq, exam.closesAt, attempt.seq, attempt.endsAt, attempt.lease?.until]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#drawer.put(nameOf(who), { exam, attempt, gap: clock.now() - Date.now() });
  }

  recall(who) {
    return this.#drawer.load(nameOf(who));
  }

  drop(who) {
    return this.#drawer.drop(nameOf(who));
  }
}
