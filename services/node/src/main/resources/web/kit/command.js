import { call, Refusal } from './api.js';
import { backoff, sleep } from './backoff.js';
import { uuid } from './uuid.js';

/**
 * Commands under way. Each keeps its id and content in the tab's storage until it is decided, so
 * that a retry, a reload or a second click is the same command and has one effect.
 */
const PREFIX = 'plenum.command.';
const MOST_MENDS = 3;

export function pending(name, storage = sessionStorage) {
  const text = storage.getItem(PREFIX + name);
  return text ? JSON.parse(text) : null;
}

export function keep(name, command, storage = sessionStorage) {
  storage.setItem(PREFIX + name, JSON.stringify(command));
}

export function forget(name, storage = sessionStorage) {
  storage.removeItem(PREFIX + name);
}

/** The command under way by that name, or a new one with a new id. */
export function prepare(name, body, storage = sessionStorage) {
  const known = pending(name, storage);
  if (known) return known;
  const command = { commandId: uuid(), ...body };
  keep(name, command, storage);
  return command;
}

/**
 * Sends until decided. Resolves with the answer of the commit; throws a Refusal that is final.
 *
 * @param onWait called before each further try with {attempt, unreachable, error}
 * @param renew may bring parts of the content up to date before a try; the id stays
 * @param mend may answer a refusal with a mended command; what was refused needs another id
 */
export async function send(
  name,
  path,
  { token, body = {}, onWait = () => {}, renew = (b) => b, mend = async () => null, signal } = {},
) {
  let command = prepare(name, body);
  for (let attempt = 0; ; attempt++) {
    try {
      command = renew(command);
      keep(name, command);
      const answer = await call('POST', path, { token: token?.(), body: command });
      forget(name);
      return answer;
    } catch (error) {
      const mended = error.again || attempt >= MOST_MENDS ? null : await mend(error, command);
      if (mended) {
        command = mended;
        continue;
      }
      if (!error.again) {
        // Signed out meanwhile: an earlier try may have been accepted, so its id is kept.
        if (!(error instanceof Refusal && error.status === 401)) forget(name);
        throw error;
      }
      onWait({ attempt: attempt + 1, unreachable: !(error instanceof Refusal), error });
      await sleep(backoff(attempt, { retryAfter: error.retryAfterMillis }), signal);
    }
  }
}
