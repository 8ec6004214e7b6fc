import { call, Refusal } from '../../kit/api.js';
import { backoff } from '../../kit/backoff.js';
import { uuid } from '../../kit/uuid.js';
import { ready } from './journal.js';

/** A node that does not answer an answer within this is not waited for: the same id goes elsewhere. */
const ANSWER_LIMIT_MILLIS = 5000;
const LONGEST_WAIT_MILLIS = 3000;
const PAUSED_MILLIS = 500;

/**
 * Sends what waits in the journal, each until it is decided: one after the other, and past those
 * that a node heard and could not take yet. A command is on the disk before its first try, so a page
 * that dies in between sends the same id again.
 */
export class Sender {
  #options;
  #running = false;
  #wake = () => {};
  /** Commands that a node sent back for now: {paused, tries, until}, by their id. */
  #resting = new Map();

  /**
   * @param options journal: its store; keep: writes it down; token: of the session; paused: whether
   *     the attempt rests as far as the page knows; onAnswer and onRefused are told what became of
   *     each command; onHeld of one that must wait; onSignedOut when the token no longer counts
   */
  constructor(options) {
    this.#options = {
      ask: call,
      wait: (millis) => new Promise((r) => setTimeout(r, millis)),
      now: () => performance.now(),
      paused: () => false,
      fresh: uuid,
      onHeld: () => {},
      ...options,
    };
  }

  /** Tries now: something new waits, the network is back, or somebody signed in. */
  kick() {
    this.#wake();
    if (!this.#running) this.#run();
  }

  async #run() {
    this.#running = true;
    const { journal, token } = this.#options;
    for (let attempt = 0; journal.state.outbox.length && token(); ) {
      const command = ready(journal.state, (c) => this.#rests(c));
      if (!command) {
        await this.#pause(this.#untilNext());
        continue;
      }
      const outcome = await this.#try(command);
      if (outcome === 'signedOut') break;
      attempt = outcome === null ? 0 : attempt + 1;
      if (outcome !== null) await this.#pause(backoff(attempt - 1, { base: 300, limit: LONGEST_WAIT_MILLIS, retryAfter: outcome }));
    }
    this.#running = false;
  }

  #rests({ commandId }) {
    const rest = this.#resting.get(commandId);
    return rest !== undefined && ((rest.paused && this.#options.paused()) || this.#options.now() < rest.until);
  }

  #untilNext() {
    const { journal, now } = this.#options;
    const ends = journal.state.outbox.map((c) => (this.#resting.get(c.commandId)?.until ?? 0) - now()).filter((left) => left > 0);
    return ends.length ? Math.min(...ends) : PAUSED_MILLIS;
  }

  /** Null where the next command may be tried, else for how long the node asked to be left alone. */
  async #try(command) {
    const { journal, keep, token, ask, onAnswer } = this.#options;
    journal.dispatch({ type: 'trying', commandId: command.commandId });
    await keep();
    try {
      const answer = await ask('POST', command.path, { token: token(), body: command.body, limit: ANSWER_LIMIT_MILLIS });
      this.#resting.delete(command.commandId);
      journal.dispatch({ type: 'accepted', commandId: command.commandId, answer });
      onAnswer(command, answer);
      return null;
    } catch (error) {
      return this.#failed(command, error);
    } finally {
      await keep();
    }
  }

  #failed(command, error) {
    const { journal, onRefused, onSignedOut } = this.#options;
    const { commandId } = command;
    if (error.status === 401) {
      onSignedOut();
      return 'signedOut';
    }
    if (error.again) {
      journal.dispatch({ type: 'failed', unreachable: !(error instanceof Refusal) });
      return error.retryAfterMillis ?? 0;
    }
    if (passing(command, error)) {
      this.#rest(command, error);
      return null;
    }
    this.#resting.delete(commandId);
    journal.dispatch({ type: 'refused', commandId, reason: error.reason });
    onRefused(command, error);
    return null;
  }

  #rest(command, error) {
    const { journal, now, onHeld } = this.#options;
    const paused = error.reason === 'Paused';
    const tries = (this.#resting.get(command.commandId)?.tries ?? 0) + 1;
    const wait = backoff(tries - 1, { base: 300, limit: LONGEST_WAIT_MILLIS, retryAfter: error.retryAfterMillis });
    const commandId = paused ? this.#renewed(command) : command.commandId;
    this.#resting.set(commandId, { paused, tries, until: now() + wait });
    journal.dispatch({ type: 'held', commandId });
    onHeld({ ...command, commandId }, error);
  }

  /** What was refused stays refused under its id, whichever copy of it comes; a fault leaves that open. */
  #renewed({ commandId }) {
    const { journal, fresh } = this.#options;
    const next = fresh();
    this.#resting.delete(commandId);
    journal.dispatch({ type: 'renewed', commandId, fresh: next });
    return next;
  }

  #pause(millis) {
    const woken = new Promise((resolve) => (this.#wake = resolve));
    return Promise.race([this.#options.wait(millis), woken]);
  }
}

/**
 * Whether a refusal says nothing of the command itself: the attempt rests, or the node has a fault.
 * A hand-in by the page's own clock is not for later: a pause means that the time is not over.
 */
function passing(command, error) {
  if (error.reason === 'Paused') return command.body?.mode !== 'automatic';
  return error.status >= 500 || error.status === 408;
}
