import { equal, suite } from './harness.js';
import { behind, phaseIndex, reduce, unknown } from '/web/exam/reducer.js';
import { isBlank } from '/web/exam/student/answers.js';
import { look } from '/web/exam/student/journal.js';
import { itemOnScreen, studentView, tally, unacknowledged } from '/web/exam/student/flow.js';
import { itemGone, itemRemaining, oneByOne, remaining, spoken } from '/web/exam/timing.js';

const s = suite();
export default s;

const T = Date.parse('2027-01-10T10:00:00.000Z');
const at = (millis) => new Date(T + millis).toISOString();
const exam = (seq, phase = 'OPEN') => ({ seq, phase, closesAt: at(60_000) });
const attempt = (seq, state = 'sitting', more = {}) => ({ seq, state, endsAt: at(60_000), items: [], ...more });
const fold = (...actions) => actions.reduce(reduce, unknown);

s.test('an older picture of the exam never replaces a newer one', () => {
  equal(fold({ type: 'exam', data: exam(9) }, { type: 'exam', data: exam(7, 'READY') }).exam.phase, 'open');
});

s.test('an older picture of the attempt never replaces a newer one', () => {
  equal(fold({ type: 'attempt', data: attempt(9, 'handedIn') }, { type: 'attempt', data: attempt(7) }).attempt.state, 'handedIn');
});

s.test('a bare position says that the attempt is behind', () => {
  const state = fold({ type: 'attempt', data: attempt(9) }, { type: 'attempt', data: { seq: 12 } });
  equal([behind(state), state.attempt.seq], [true, 9]);
  equal(behind(reduce(state, { type: 'attempt', data: attempt(12) })), false);
});

s.test('a heartbeat moves the end at once and asks for what else changed', () => {
  const state = fold({ type: 'exam', data: exam(1) }, { type: 'attempt', data: attempt(9) }, { type: 'beat', data: { seq: 10, state: 'sitting', phase: 'OPEN', endsAt: at(90_000), closesAt: at(90_000) } });
  equal([state.attempt.endsAt, state.exam.closesAt, behind(state)], [at(90_000), at(90_000), true]);
});

s.test('a heartbeat of a node that is behind changes nothing of the attempt', () => {
  const state = fold({ type: 'exam', data: exam(1) }, { type: 'attempt', data: attempt(9) }, { type: 'beat', data: { seq: 8, state: 'paused', phase: 'OPEN', endsAt: at(1), closesAt: at(60_000) } });
  equal([state.attempt.endsAt, behind(state)], [at(60_000), false]);
});

s.test('what the device saw last gives way to whatever a node says, also to an older position', () => {
  const seen = { type: 'recalled', data: { exam: { ...exam(9), name: 'a', phase: 'open' }, attempt: attempt(9) } };
  const same = fold(seen, { type: 'exam', data: { ...exam(10), name: 'a' } });
  equal([same.recalled, same.attempt.seq], [false, 9]);
  const anew = fold(seen, { type: 'exam', data: { ...exam(2, 'READY'), name: 'a' } });
  equal([anew.recalled, anew.exam.phase, anew.attempt], [false, 'ready', null]);
  equal(fold({ type: 'exam', data: exam(3) }, seen).exam.seq, 3);
});

s.test('another state at the same position is asked about', () => {
  equal(behind(fold({ type: 'attempt', data: attempt(9) }, { type: 'beat', data: { seq: 9, state: 'paused', phase: 'OPEN' } })), true);
});

s.test('signing out forgets whose attempt it was', () => equal(fold({ type: 'attempt', data: attempt(9) }, { type: 'signedOut' }).attempt, null));

s.test('phases stand in their order', () => equal(['draft', 'open', 'published'].map(phaseIndex), [0, 2, 5]));

const view = (more) => studentView({ exam: { phase: 'open' }, signedIn: true, now: T, attempt: attempt(1), ...more });

s.test('each state of an attempt has its view', () => {
  equal(view({ signedIn: false }), 'signin');
  equal(view({ attempt: null }), 'loading');
  equal(view({ attempt: { state: 'notBegun' } }), 'ready');
  equal(view({ attempt: { state: 'notBegun' }, exam: { phase: 'ready' } }), 'waiting');
  equal(view({ attempt: { state: 'notBegun' }, exam: { phase: 'closed' } }), 'missed');
  equal(view({}), 'paper');
  equal(view({ attempt: attempt(1, 'paused') }), 'paused');
  equal(view({ attempt: attempt(1, 'terminated') }), 'terminated');
  equal(view({ attempt: attempt(1, 'handedIn') }), 'handedIn');
  equal(view({ attempt: attempt(1, 'handedIn'), exam: { phase: 'published' } }), 'result');
});

s.test('the paper ends with the time, not with an event', () => {
  equal(view({ now: T + 59_999 }), 'paper');
  equal(view({ now: T + 60_000 }), 'handing');
});

s.test('a hand-in under way is shown as that until it is received', () => equal(view({ handing: true }), 'handing'));

s.test('another device has the exam until this one is chosen', () => {
  equal(view({ attempt: attempt(1, 'sitting', { device: 'b' }), device: 'a' }), 'elsewhere');
  equal(view({ attempt: attempt(1, 'sitting', { device: 'a' }), device: 'a' }), 'paper');
});

s.test('only the tab whose turn it is shows the paper', () => {
  const known = { exam: { phase: 'open' }, attempt: attempt(1), signedIn: true, now: T };
  equal([true, false, null].map((here) => studentView({ ...known, here })), ['paper', 'otherTab', 'loading']);
});

s.test('a pause stops both times', () => {
  const paused = attempt(1, 'paused', { pausedAt: at(20_000), lease: { item: 'q1', from: at(10_000), until: at(40_000) } });
  equal([remaining(paused, T + 55_000), itemRemaining(paused, T + 55_000)], [40_000, 20_000]);
});

s.test('an item of its own time knows its share', () => {
  const leased = attempt(1, 'sitting', { lease: { item: 'q2', from: at(0), until: at(30_000) }, items: [{ id: 'q1' }, { id: 'q2' }] });
  equal([itemGone(leased, T + 15_000), itemRemaining(leased, T + 31_000), oneByOne({}, leased), itemOnScreen(leased, 0).id], [0.5, 0, true, 'q2']);
});

s.test('a screen reader hears five marks, each once, and after a sleep only the last', () => {
  equal(spoken(600_001, 600_000), 600_000);
  equal(spoken(600_000, 599_000), null);
  equal(spoken(400_000, 9_000), 10_000);
  equal(spoken(null, 9_000), null);
  equal(spoken(2_000, 0), null);
});

s.test('only strikes that nobody has acknowledged or dismissed stand in the way', () => {
  const strikes = [{ number: 1, acknowledged: true, state: 'provisional' }, { number: 2, acknowledged: false, state: 'dismissed' }, { number: 3, acknowledged: false, state: 'provisional' }];
  equal(unacknowledged({ strikes }).map((x) => x.number), [3]);
  equal(unacknowledged({ strikes }, new Set([3])).length, 0);
});

s.test('blank is whatever carries no answer', () => {
  equal([null, { blank: true }, { choices: [] }, { text: '  ' }, { truth: false }, { text: '0' }].map(isBlank), [true, true, true, true, false, false]);
});

s.test('what is typed for a number and is none counts as not answered, and says so', () => {
  const numeric = { id: 'n', type: 'numeric' };
  const typed = (text) => ({ n: { answer: { text }, state: 'saved' } });
  equal(['five', '5 m', '12 34', '\u20135', '1 234,5', '-'].map((text) => isBlank({ text }, numeric)), [true, true, true, false, false, true]);
  equal(isBlank({ text: 'five' }, { id: 's', type: 'short' }), false);
  const { answered, empty, unread } = tally([numeric], typed('five'));
  equal([answered, empty, unread], [0, 1, 1]);
  equal([look({ answers: typed('five') }, numeric).shown, look({ answers: typed('5') }, numeric).shown], ['trouble', 'saved']);
});

s.test('the numbers before handing in', () => {
  const items = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  equal(tally(items, { a: { answer: { truth: true }, state: 'saved', marked: true }, b: { answer: { text: 'x' }, state: 'kept' } }), { items: 3, answered: 2, empty: 1, unread: 0, marked: 1, waiting: 1 });
});
