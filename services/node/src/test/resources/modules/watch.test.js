import { equal, suite } from './harness.js';
import { attentive, observe, startWatch } from '/web/exam/student/watch.js';
import { Screens } from '/web/exam/student/screens.js';
import { hear, lookedAt } from '/web/exam/student/tabs.js';
import { keyAct } from '/web/exam/student/keys.js';
import { findings } from '/web/exam/student/check.js';
import { toggled } from '/web/exam/student/answers.js';

const s = suite();
export default s;

function seen(...events) {
  let state = attentive;
  const reports = [];
  for (const event of events) {
    const [next, told] = observe(state, event);
    state = next;
    reports.push(...told);
  }
  return reports;
}

const lost = (at) => ({ type: 'lost', at });
const regained = (at) => ({ type: 'regained', at });
const tick = (at) => ({ type: 'tick', at });

s.test('a flicker is nothing', () => equal(seen(lost(0), regained(250)), []));

s.test('an absence is told whole when it ends', () => {
  equal(seen(lost(1000), regained(1600)), [{ kind: 'FOCUS_LOST', startedAt: 1000, millis: 600 }]);
});

s.test('a long absence is told while it lasts, always with the same beginning', () => {
  const reports = seen(lost(0), tick(500), tick(1000), tick(1500), tick(5000), regained(8000));
  equal(reports.map((r) => [r.startedAt, r.millis]), [[0, 1000], [0, 5000], [0, 8000]]);
});

s.test('blur and hiding together are one absence', () => equal(seen(lost(0), lost(20), regained(900), regained(905)).length, 1));

s.test('a key pressed three times is one use of the clipboard', () => {
  const use = (at) => ({ type: 'clipboard', at, note: 'copy' });
  equal(seen(use(0), use(600), use(1200), use(9000)).length, 2);
});

/** Tabs of one browser, one of which at most is looked at; the clock goes on only when it is told to. */
function browser(...tabs) {
  const world = { at: 0, looked: null, told: [] };
  const watches = tabs.map(({ tab, name, turn = false }) =>
    startWatch({
      now: () => world.at,
      active: () => true,
      name: () => name,
      looks: () => world.looked === tab,
      report: (incident) => turn && world.told.push(incident),
    }),
  );
  const look = async (tab, knows) => {
    world.looked = tab;
    window.dispatchEvent(new Event('blur'));
    await until(() => watches.every(knows));
  };
  return { world, look, close: () => watches.forEach(({ end }) => end()) };
}

async function until(condition) {
  for (let i = 0; i < 400 && !condition(); i++) await new Promise((r) => setTimeout(r, 10));
  equal(condition(), true);
}

s.test('going to another tab of the attempt is not leaving it, and leaving both is one absence', async () => {
  const { world, look, close } = browser({ tab: 'a', name: 'exam/7', turn: true }, { tab: 'b', name: 'exam/7' });
  await look('a', ({ looked }) => looked());
  await look('b', ({ looked }) => looked());
  world.at = 50_000;
  await look(null, ({ looked }) => !looked());
  world.at = 51_000;
  await until(() => world.told.length === 1);
  world.at = 58_000;
  await look('b', ({ looked }) => looked());
  close();
  equal([...new Set(world.told.map((r) => r.startedAt))], [50_000]);
  equal(world.told.at(-1).millis, 8000);
});

s.test('a tab that sits for somebody else is as far away as any other page', async () => {
  const { world, look, close } = browser({ tab: 'a', name: 'exam/7', turn: true }, { tab: 'b', name: 'exam/8' });
  await look('a', () => true);
  world.looked = 'b';
  window.dispatchEvent(new Event('blur'));
  world.at = 2000;
  await until(() => world.told.length === 1);
  close();
  equal(world.told[0].startedAt, 0);
});

s.test('a tab is believed while it repeats that it is looked at, and not when it takes that back', () => {
  const heard = hear(hear({}, { tab: 'b', looked: true }, 1000), { tab: 'c', looked: true }, 2000);
  equal([lookedAt(heard, 2400), lookedAt(heard, 3400), lookedAt(heard, 3600)], [true, true, false]);
  equal(lookedAt(hear(heard, { tab: 'c', looked: false }, 2400), 2600), false);
});

const key = (k, more = {}) => keyAct({ key: k, target: { tagName: 'MAIN' }, ...more });

s.test('single keys choose, go and mark', () => equal([key('3'), key('n'), key('p'), key('m'), key('x')], [{ choose: 2 }, { go: 1 }, { go: -1 }, { mark: true }, null]));

s.test('keys that somebody types or combines are theirs', () => {
  equal([key('n', { ctrlKey: true }), key('1', { target: { tagName: 'TEXTAREA' } }), key('1', { target: { tagName: 'INPUT', type: 'text' } })], [null, null, null]);
  equal(key('1', { target: { tagName: 'INPUT', type: 'radio' } }), { choose: 0 });
});

s.test('only a missing network is in the way of an exam', () => {
  const states = (x) => findings({ connection: 'live', keeps: true, roundTrip: 20, offset: 0, ...x }).map((f) => f.state);
  equal(states({}), ['good', 'good', 'good']);
  equal(states({ connection: 'lost', keeps: false, offset: -90_000 }), ['bad', 'warn', 'note']);
  equal(states({ keeps: null, roundTrip: null }), ['good', 'wait', 'wait']);
});

s.test('choices make answers of their own kind', () => {
  const multiple = { type: 'multiple', choices: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] };
  equal(toggled(multiple, { choices: ['c'] }, 'a', true), { choices: ['a', 'c'] });
  equal(toggled(multiple, { choices: ['c'] }, 'c', false), { blank: true });
  equal(toggled({ type: 'single' }, { choices: ['a'] }, 'b', true), { choices: ['b'] });
  equal(toggled({ type: 'truefalse' }, null, 'false', true), { truth: false });
});

s.test('a screen that is added is told once, over a reload too, and again once it was taken away', () => {
  const kept = new Map();
  const storage = { getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => kept.set(k, v), removeItem: (k) => kept.delete(k) };
  let several = false;
  const look = () => new Screens(storage, () => several).added('exam/R1');
  const seen = [look(), (several = true, look()), look(), (several = false, look()), (several = true, look())];
  equal(seen, [false, true, false, false, true]);
  new Screens(storage).forget('exam/R1');
  equal(kept.size, 0);
});
