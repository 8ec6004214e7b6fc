import { uuid } from '../../kit/uuid.js';

/**
 * Which of this browser's other tabs show the same attempt and are looked at: going from one to the
 * other is not leaving the exam.
 *
 * A page cannot prove this. Whoever runs a script of their own in one of these tabs can let it say
 * that it is looked at, as they could let this page believe that it has the focus. What can be had
 * is that nothing less does: only pages of this origin in this browser are heard, they must be
 * signed in to the same attempt, and a word holds only as long as it is repeated.
 */
const CHANNEL = 'plenum.looked';
/** A tab that crashed while it was looked at takes nothing back. One that is looked at is never slowed down. */
const BELIEVED_MILLIS = 1500;

/** Folds what a tab says of itself: when each that is looked at last said so. Pure. */
export function hear(heard, { tab, looked }, at) {
  const { [tab]: _, ...others } = heard;
  return looked ? { ...others, [tab]: at } : others;
}

export const lookedAt = (heard, at) => Object.values(heard).some((said) => at - said < BELIEVED_MILLIS);

export class Tabs {
  #tab = uuid();
  #channel = globalThis.BroadcastChannel ? new BroadcastChannel(CHANNEL) : null;
  #name;
  #heard = {};

  /**
   * @param name of the attempt that this tab shows, or null
   * @param onHeard called when another tab of the attempt said something
   */
  constructor({ name, onHeard }) {
    this.#name = name;
    if (!this.#channel) return;
    this.#channel.onmessage = ({ data }) => {
      if (!data.name || data.name !== name()) return;
      this.#heard = hear(this.#heard, data, performance.now());
      onHeard();
    };
  }

  /** Says whether this tab is looked at; to be repeated while it is. */
  say(looked) {
    if (this.#name()) this.#channel?.postMessage({ name: this.#name(), tab: this.#tab, looked });
  }

  get looked() {
    return lookedAt(this.#heard, performance.now());
  }

  close() {
    this.#channel?.close();
  }
}
