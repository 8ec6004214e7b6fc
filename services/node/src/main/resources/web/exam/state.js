import { createStore } from '../kit/store.js';
import { openStream } from '../kit/stream.js';
import { clock } from '../kit/clock.js';
import { live } from '../kit/live.js';
import { t } from '../kit/i18n.js';
import { toast } from '../kit/toast.js';
import { reduce, unknown } from './reducer.js';
import { millis } from './timing.js';

const noticed = { opened: 'play', extended: 'timer', closed: 'lock', graded: 'list-checks', published: 'megaphone', withdrawn: 'undo-2' };

export const store = createStore(reduce, unknown);

/**
 * Opens the page's connection; what arrives becomes state, and a notice also a word.
 *
 * @param also what a page folds for itself, called with (type, data)
 * @param until what the frame's clock counts down to, from the state
 */
export function connect(session, { also = () => {}, until = closing } = {}) {
  const stream = openStream({
    url: '/api/v1/events',
    token: () => session?.token ?? null,
    onState: (connection) => {
      store.dispatch({ type: 'connection', connection });
      also('connection', connection);
    },
    onEvent: (type, data) => {
      receive(type, data);
      also(type, data);
    },
  });
  session?.subscribe(() => {
    if (!session.current) store.dispatch({ type: 'signedOut' });
    stream.restart();
  });
  store.subscribe((state) => frame(state, until));
  return stream;
}

function receive(type, data) {
  const known = store.state.notices.length;
  store.dispatch({ type, data, at: clock.now() ?? Date.now() });
  if (type === 'notice' && store.state.notices.length > known && noticed[data.kind]) {
    toast(t(`exam.notice.${data.kind}`), noticed[data.kind]);
  }
}

/** When the exam closes for somebody without extra time, or opens; null where neither is known. */
export function closing({ exam }) {
  if (exam?.phase === 'open') return millis(exam.closesAt);
  return opening(exam);
}

export function opening(exam) {
  const coming = exam?.phase === 'draft' || exam?.phase === 'ready';
  return coming ? millis(exam.opensAt) : null;
}

function frame(state, until) {
  const { exam, connection } = state;
  const title = exam?.title ?? null;
  if (title && document.title !== title) document.title = title;
  live.dispatch({ title, connection, until: until(state), prefix: opening(exam) ? 'clock.opens' : 'clock.closes' });
}
