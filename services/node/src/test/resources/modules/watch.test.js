import { equal, suite } from './harness.js';
import { attentive, observe } from '/web/exam/student/watch.js';
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
