import { call } from '../../kit/api.js';
import { send } from '../../kit/command.js';
import { createStore } from '../../kit/store.js';
import { uuid } from '../../kit/uuid.js';
import { millis } from '../timing.js';
import { clock } from '../../kit/clock.js';
import { staffSession } from '../staff.js';
import { laterToken, reduce, unknown } from './reducer.js';

const RENEW_MILLIS = 10_000;
const ASK_MILLIS = 2500;
/** Nobody keeps the sheet by leaving a page open. */
const IDLE_MILLIS = 120_000;
const MOST_ROWS = 200;

const idle = { state: 'none', token: null, leaseUntil: null, position: null };

/** This person's dealings with the sheet: asking for the lock, keeping it, entering, giving it back. */
export class MarksDesk {
  sheet = createStore(reduce, unknown);
  mine = createStore((state, change) => ({ ...state, ...change }), idle);
  #commandId = null;
  #renewed = 0;
  #active = performance.now();

  start() {
    const active = () => (this.#active = performance.now());
    ['keydown', 'pointerdown', 'input'].forEach((type) => document.addEventListener(type, active, { passive: true }));
    setInterval(() => this.#tick(), 500);
    this.sheet.subscribe(({ stale }) => stale && this.load());
  }

  get token() {
    return staffSession.token;
  }

  async load() {
    if (this.loading || !this.token) return;
    this.loading = true;
    const { scores } = this.sheet.state;
    try {
      this.sheet.dispatch({ type: 'loaded', data: await call('GET', '/marks', { token: this.token }) });
      this.error = null;
    } catch (error) {
      if (error.status === 401) staffSession.end();
      this.error = error;
    } finally {
      this.loading = false;
    }
    // Changed again while it was read: what came may be older than that.
    if (this.sheet.state.scores > scores) await this.load();
  }

  #post(name, path, body = {}) {
    return send(`marks.${name}.${uuid()}`, `/marks${path}`, { token: () => this.token, body });
  }

  /** Gets in line; the same command asks again until it is this person's turn. */
  async request() {
    this.#commandId ??= uuid();
    this.mine.dispatch({ state: 'asking' });
    this.askedAt = performance.now();
    try {
      const answer = await call('POST', '/marks/lock', { token: this.token, body: { commandId: this.#commandId } });
      if (answer?.token) this.#granted(answer);
      else this.mine.dispatch({ state: 'waiting', position: answer?.position ?? null });
    } catch (error) {
      if (error.again) return this.mine.dispatch({ state: 'waiting' });
      this.#lost();
      throw error;
    }
  }

  #granted({ token, leaseUntil }) {
    this.#commandId = null;
    this.#renewed = performance.now();
    this.mine.dispatch({ state: 'holding', token, leaseUntil, position: null });
    this.load();
  }

  #lost() {
    this.#commandId = null;
    this.mine.dispatch(idle);
  }

  #tick() {
    const { state, leaseUntil } = this.mine.state;
    const now = performance.now();
    if (state === 'waiting' && now - this.askedAt > ASK_MILLIS) this.request().catch(() => {});
    if (state !== 'holding') return;
    const until = millis(leaseUntil);
    const over = clock.now() !== null && until !== null && clock.now() > until;
    if (over || this.#overtaken()) return this.mine.dispatch({ state: 'overtaken' });
    if (now - this.#renewed > RENEW_MILLIS && now - this.#active < IDLE_MILLIS) this.#renew();
  }

  #overtaken() {
    const lock = this.sheet.state.lock;
    return Boolean(lock?.token) && laterToken(lock.token, this.mine.state.token);
  }

  async #renew() {
    this.#renewed = performance.now();
    try {
      const answer = await call('POST', '/marks/lock/renew', { token: this.token, body: { commandId: uuid(), token: this.mine.state.token }, limit: 5000 });
      if (this.mine.state.state === 'holding' && answer?.leaseUntil) this.mine.dispatch({ leaseUntil: answer.leaseUntil });
    } catch (error) {
      if (!error.again) this.mine.dispatch({ state: 'overtaken' });
    }
  }

  /** Gives the sheet back, or leaves the line. */
  async release() {
    const { token } = this.mine.state;
    this.#lost();
    await this.#post('release', '/lock/release', token ? { token } : {});
  }

  breakLock(reason) {
    return this.#post('break', '/lock/break', { reason });
  }

  /** Enters the rows in pieces, each a commit of its own; calls back with those that are entered. */
  async enter(rows, onEntered) {
    const { token } = this.mine.state;
    for (let i = 0; i < rows.length; i += MOST_ROWS) {
      const piece = rows.slice(i, i + MOST_ROWS);
      const answer = await this.#post('enter', '/entries', { token, basedOn: this.sheet.state.read, rows: piece });
      await this.load();
      onEntered(piece, answer);
    }
  }
}
