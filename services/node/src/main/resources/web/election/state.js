import { createStore } from '../kit/store.js';
import { openStream } from '../kit/stream.js';
import { clock } from '../kit/clock.js';
import { live } from '../kit/live.js';
import { parseDuration } from '../kit/duration.js';
import { t } from '../kit/i18n.js';
import { toast } from '../kit/toast.js';
import { reduce, unknown } from './reducer.js';

const noticed = { opened: 'play', paused: 'pause', resumed: 'play', extended: 'timer', closed: 'lock', tallied: 'calculator', published: 'megaphone' };

export const store = createStore(reduce, unknown);

/** Opens the page's connection; what arrives becomes state, and a notice also a word. */
export function connect(session) {
  const stream = openStream({
    url: '/api/v1/events',
    token: () => session?.token ?? null,
    onState: (connection) => store.dispatch({ type: 'connection', connection }),
    onEvent: (type, data) => receive(type, data),
  });
  session?.subscribe(() => stream.restart());
  store.subscribe(frame);
  return stream;
}

function receive(type, data) {
  const known = store.state.notices.length;
  store.dispatch({ type, data, at: clock.now() ?? Date.now() });
  if (type === 'notice' && store.state.notices.length > known && noticed[data.kind]) {
    toast(t(`notice.${data.kind}`), noticed[data.kind]);
  }
}

/** When the election closes, in epoch milliseconds, where that is known already. */
export function closing(election) {
  if (election?.closesAt) return Date.parse(election.closesAt);
  const after = parseDuration(election?.closesAfter);
  return election?.openedAt && after ? Date.parse(election.openedAt) + after : null;
}

function frame({ election, connection }) {
  const title = election?.title ?? null;
  const opens = election?.phase === 'draft' && election.opensAt;
  const running = election?.phase === 'open' || election?.phase === 'paused';
  const until = opens ? Date.parse(election.opensAt) : running ? closing(election) : null;
  if (title && document.title !== title) document.title = title;
  live.dispatch({ title, connection, until, prefix: opens ? 'clock.opens' : 'clock.closes' });
}
