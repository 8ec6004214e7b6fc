import { equal, suite } from './harness.js';
import { reduce, unknown } from '/web/exam/monitor/reducer.js';
import { actsFor, concerned, counts, lookOf, shown } from '/web/exam/monitor/looks.js';
import { grid, hit, moved, onScreen, place } from '/web/exam/monitor/grid.js';
import { figures } from '/web/exam/monitor/draw.js';
import { after, ordered, position, ticks, widest } from '/web/exam/time/spread.js';

const s = suite();
export default s;

const row = (roll, more = {}) => ({ roll, name: `Student ${roll}`, state: 'sitting', answered: 1, items: 4, strikes: 0, ...more });
const loaded = (...rows) => reduce(unknown, { type: 'loaded', data: { seq: 5, students: rows } });

s.test('students stand in the order of roll numbers', () => {
  equal(loaded(row('10'), row('9'), row('R2')).rows.map((r) => r.roll), ['9', '10', 'R2']);
});

s.test('a patch touches only whom it names', () => {
  const before = loaded(row('1'), row('2'));
  const next = reduce(before, { type: 'monitor', data: { seq: 6, students: [row('2', { answered: 3 })] } });
  equal([next.rows[1].answered, next.rows[0] === before.rows[0], next.seq], [3, true, 6]);
});

s.test('somebody new finds a place', () => {
  const next = reduce(loaded(row('1'), row('3')), { type: 'monitor', data: { seq: 6, students: [row('2')] } });
  equal([next.rows.map((r) => r.roll), next.index.get('3')], [['1', '2', '3'], 2]);
});

s.test('a patch before the first picture is no picture', () => {
  equal(reduce(unknown, { type: 'monitor', data: { seq: 6, students: [row('1')] } }).rows.length, 0);
});

const now = Date.parse('2027-01-10T10:00:30.000Z');
const heard = (seconds) => ({ seenAt: new Date(now - seconds * 1000).toISOString() });

s.test('who sits and is not heard is lost, who has handed in is not', () => {
  equal([lookOf(row('1', heard(20)), now).lost, lookOf(row('1', heard(3)), now).lost, lookOf(row('1', { ...heard(20), state: 'handedIn' }), now).lost], [true, false, false]);
});

s.test('filters count and show the same', () => {
  const rows = [row('1'), row('2', { state: 'handedIn' }), row('3', { strikes: 1, strikeOpen: true }), row('4', { focused: false })];
  equal([counts(rows, now).review, counts(rows, now).away, counts(rows, now).handedIn], [1, 1, 1]);
  equal(shown(rows, { filter: 'strikes', query: '' }, now).map((r) => r.roll), ['3']);
  equal(shown(rows, { filter: 'all', query: 'student 4' }, now).map((r) => r.roll), ['4']);
});

s.test('acts fit those whom they concern', () => {
  const rows = [row('1'), row('2', { state: 'terminated' }), row('3', { state: 'paused' })];
  equal(actsFor(rows).includes('reinstate'), true);
  equal([concerned(rows, 'reinstate'), concerned(rows, 'pause'), concerned(rows, 'resume')], [['2'], ['1'], ['3']]);
  equal(actsFor([row('2', { state: 'handedIn' })]), ['message']);
});

s.test('every point on a tile finds its student and no other', () => {
  const layout = grid(3000, 1000, 'small');
  for (const i of [0, 20, 21, 1499, 2999]) {
    const { x, y } = place(layout, i);
    equal(hit(layout, 3000, x + 5, y + 5), i);
  }
  equal(hit(layout, 3000, 5, layout.rows * layout.height + 5), null);
});

s.test('only what is on screen is drawn', () => {
  const layout = grid(3000, 1000, 'small');
  const [first, last] = onScreen(layout, 3000, 460, 460);
  equal([first, last - first <= 12 * layout.columns, place(layout, first).y], [10 * layout.columns, true, 460]);
});

s.test('the cursor stays on the students', () => {
  const layout = grid(50, 460, 'small');
  equal([moved(layout, 50, 0, 'ArrowLeft'), moved(layout, 50, 0, 'ArrowDown'), moved(layout, 50, 49, 'PageDown'), moved(layout, 50, 7, 'End'), moved(layout, 50, 7, 'x')], [0, 10, 49, 49, null]);
});

s.test('figures are as short as a tile', () => equal([figures({ pingMillis: 21.4, offsetMillis: -3000 }), figures({ pingMillis: 9, offsetMillis: 40 }), figures({})], ['21 ms · −3.0 s', '9 ms · +40 ms', '–']));

const clockOf = (id, offsetMillis, more = {}) => ({ id, offsetMillis, roundTripMillis: 20, correctionMillis: -offsetMillis + 2, outlier: false, ...more });

s.test('a clock ten minutes off does not press the others together', () => {
  const most = widest([clockOf('a', 600_000), clockOf('b', 300)]);
  equal([position(0, most), position(300, most) > 0.1, position(600_000, most) <= 1, position(-300, most) < -0.1], [0, true, true, true]);
});

s.test('ticks are the same on both sides', () => equal(ticks(3000), [-2000, -500, -100, 0, 100, 500, 2000]));

s.test('the correction is what is left over', () => equal(after(clockOf('a', 300)), 2));

s.test('outliers come last', () => equal(ordered([clockOf('a', 9000, { outlier: true }), clockOf('b', 1), clockOf('c', -50)]).map((p) => p.id), ['c', 'b', 'a']));
