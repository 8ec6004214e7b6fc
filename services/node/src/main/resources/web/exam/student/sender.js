import { call, Refusal } from '../../kit/api.js';
import { backoff } from '../../kit/backoff.js';

/** A node that does not answer an answer within this is not waited for: the same id goes elsewhere. */
const ANSWER_LIMIT_MILLIS = 5000;
const LONGEST_WAIT_MILLIS = 3000;

/**
 * Sends what waits in the journal, one after the other and each until it is decided. A command is
 * on the disk before its first try, so a page that dies in between sends the same id again.
 */
export class Sender {
  #options;
  #running = false;
  #wake = () => {};

  /**
   * @param options journal: its store; keep: writes it down; token: of the session; onAnswer and
   *     onRefused are told what became of each command; onSignedOut when the token no longer counts
   */
  constructor(options) {
    this.#options = { ask: call, wait: (millis) => new Promise((r) => setTimeout(r, millis)), ...options };
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
      const [command] = journal.state.outbox;
      const outcome = await this.#try(command);
      if (outcome === 'signedOut') break;
      attempt = outcome === null ? 0 : attempt + 1;
      if (outcome !== null) await this.#pause(backoff(attempt - 1, { base: 300, limit: LONGEST_WAIT_MILLIS, retryAfter: outcome }));
    }
    this.#running = false;
  }

  /** Null where the command is decided, else for how long the node asked to be left alone. */
  async #try(command) {
    const { journal, keep, token, ask, onAnswer, onRefused, onSignedOut } = this.#options;
    journal.dispatch({ type: 'trying', commandId: command.commandId });
    await keep();
    try {
      const answer = await ask('POST', command.path, { token: token(), body: command.body, limit: ANSWER_LIMIT_MILLIS });
      journal.dispatch({ type: 'accepted', commandId: command.commandId, answer });
      onAnswer(command, answer);
      return null;
    } catch (error) {
      if (error.status === 401) {
        onSignedOut();
        return 'signedOut';
      }
      if (error.again) {
        journal.dispatch({ type: 'failed', unreachable: !(error instanceof Refusal) });
        return error.retryAfterMillis ?? 0;
      }
      journal.dispatch({ type: 'refused', commandId: command.commandId, reason: error.reason });
      onRefused(command, error);
      return null;
    } finally {
      await keep();
    }
  }

  #pause(millis) {
    const woken = new Promise((resolve) => (this.#wake = resolve));
    return Promise.race([this.#options.wait(millis), woken]);
  }
}
