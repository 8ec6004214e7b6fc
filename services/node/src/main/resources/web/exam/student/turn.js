/**
 * Which tab of this browser sits the exam. All tabs share one journal, so exactly one may send from
 * it; the browser's own lock says which, also when a tab crashes or sleeps. Where a browser has no
 * such lock, every tab is the one.
 */
const CHANNEL = 'plenum.turn';
/** How long the other tab may take to put away what it has; one that sleeps never answers. */
const PATIENCE_MILLIS = 800;

const LEAVING_MILLIS = 300;

export class Turn {
  #locks;
  #options;
  #channel;
  #claim = null;
  #mine = null;

  /**
   * @param onChange called with true and false as the turn comes and goes
   * @param onLeave called before the turn is handed to a tab that asks for it; awaited
   */
  constructor({ onChange, onLeave = async () => {} }, locks = navigator.locks) {
    this.#options = { onChange, onLeave };
    this.#locks = locks;
    if (!locks) return;
    this.#channel = new BroadcastChannel(CHANNEL);
    this.#channel.onmessage = ({ data }) => this.#asked(data);
  }

  /** Null before it is known. */
  get mine() {
    return this.#mine;
  }

  claim(name) {
    this.leave();
    this.#claim = { name, waiting: new AbortController(), end: () => {} };
    if (this.#locks) this.#ask(this.#claim, { ifAvailable: true });
    else this.#is(true);
  }

  /** Asks the tab that has the turn for it, and takes it from one that does not answer. */
  take() {
    const claim = this.#claim;
    this.#channel.postMessage(claim.name);
    setTimeout(() => claim === this.#claim && !this.#mine && this.#steal(claim), PATIENCE_MILLIS);
  }

  leave() {
    this.#claim?.waiting.abort();
    this.#claim?.end();
    this.#claim = null;
    this.#mine = null;
  }

  async #asked(name) {
    const claim = this.#claim;
    if (claim?.name !== name || !this.#mine) return;
    await this.#options.onLeave();
    claim.end();
  }

  #steal(claim) {
    claim.waiting.abort();
    this.#ask(claim, { steal: true });
  }

  async #ask(claim, options) {
    let held = false;
    const hold = (lock) => {
      if (!lock || claim !== this.#claim) return null;
      held = true;
      this.#is(true);
      return new Promise((end) => (claim.end = end));
    };
    await this.#locks.request(claim.name, options, hold).catch(() => {});
    if (claim !== this.#claim || options.signal?.aborted) return;
    // Not to be had, given away or taken: this one is the next when the other is closed.
    claim.waiting = new AbortController();
    this.#ask(claim, { signal: claim.waiting.signal });
    if (held) return this.#is(false);
    // A page that is just being left may still have it: nobody is told for nothing.
    setTimeout(() => claim === this.#claim && !this.#mine && this.#is(false), LEAVING_MILLIS);
  }

  #is(mine) {
    this.#mine = mine;
    this.#options.onChange(mine);
  }
}
