import { equal, suite } from './harness.js';
import { call } from '/web/kit/api.js';
import { live } from '/web/kit/live.js';
import { position, seen } from '/web/kit/position.js';

const s = suite();
export default s;

const NOW = 1_800_000_000_000;
const at = (seq, more = {}) => new Headers({ 'Plenum-Position': String(seq), ...more });

/** Each request gets the next answer; what was asked is kept. */
async function asked(answers, work) {
  const headers = [];
  const real = window.fetch;
  window.fetch = async (_, request) => {
    headers.push(request.headers['Plenum-Position'] ?? null);
    return new Response('{}', { status: 200, headers: answers.shift() });
  };
  sessionStorage.clear();
  live.dispatch({ stale: false });
  try {
    await work();
  } finally {
    window.fetch = real;
    sessionStorage.clear();
  }
  return headers;
}

s.test('the next node hears how far this tab has seen, and never less than before', async () => {
  const headers = await asked([at(7), at(5), at(9)], async () => {
    await call('POST', '/ballots', { body: {} });
    await call('GET', '/election');
    await call('GET', '/election');
  });
  equal(headers, [null, '7', '7']);
});

s.test('a node that is behind is named until one answers that is not', async () => {
  const told = [];
  await asked([at(7), at(5, { 'Plenum-Stale': 'true' }), at(5), at(7)], async () => {
    await call('POST', '/ballots', { body: {} });
    await call('GET', '/ballots/mine');
    told.push(live.state.stale);
    await call('GET', '/time');
    told.push(live.state.stale);
    await call('GET', '/ballots/mine');
    told.push(live.state.stale);
  });
  equal(told, [true, true, false]);
});

s.test('what was seen long ago is asked of nobody', () => {
  sessionStorage.clear();
  seen(at(7), sessionStorage, NOW);
  equal(position(sessionStorage, NOW + 59_999), 7);
  equal(position(sessionStorage, NOW + 60_000), null);
  seen(at(3), sessionStorage, NOW + 60_001);
  equal(position(sessionStorage, NOW + 60_002), 3);
  sessionStorage.clear();
});
