import { sseParser } from './sse.js';
import { backoff, sleep } from './backoff.js';

/** The server sends the time every five seconds: silence for longer means the line is dead. */
const SILENCE_LIMIT_MILLIS = 12_000;

/**
 * The page's one live connection. Reconnects by itself, to whichever node answers, and carries on
 * after the last event it saw.
 *
 * @param onState called with "connecting", "live" or "lost"
 */
export function openStream({ url, token = () => null, onEvent, onState }) {
  let lastId = null;
  let stopped = false;
  let restarting = false;
  let attempt = 0;
  let retryFloor = 0;
  let abort = new AbortController();

  function request() {
    const headers = { Accept: 'text/event-stream' };
    if (lastId !== null) headers['Last-Event-ID'] = lastId;
    if (token()) headers.Authorization = `Bearer ${token()}`;
    return fetch(url, { headers, signal: abort.signal, cache: 'no-store', credentials: 'omit' });
  }

  function receive(event) {
    if (event.id !== undefined) lastId = event.id;
    if (event.retry !== undefined) retryFloor = event.retry;
    if (event.data) onEvent(event.type, JSON.parse(event.data), event.id);
  }

  async function readOnce() {
    abort = new AbortController();
    let watchdog;
    const heard = () => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => abort.abort(), SILENCE_LIMIT_MILLIS);
    };
    heard();
    try {
      const response = await request();
      if (!response.ok || !response.body) throw new Error(`stream answered ${response.status}`);
      onState('live');
      attempt = 0;
      const push = sseParser(receive);
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        heard();
        push(value);
      }
    } finally {
      clearTimeout(watchdog);
    }
  }

  async function run() {
    onState('connecting');
    while (!stopped) {
      await readOnce().catch(() => {});
      if (stopped) return;
      if (restarting) {
        restarting = false;
        continue;
      }
      onState('lost');
      await sleep(backoff(attempt++, { base: 300, limit: 5000, retryAfter: retryFloor }));
    }
  }

  run();
  return {
    /** Opens anew at once, for instance with another token. */
    restart() {
      restarting = true;
      abort.abort();
    },
    close() {
      stopped = true;
      abort.abort();
    },
  };
}
