import { equal, suite } from './harness.js';
import { copied, fault, parseMarks, parseTable, pasted } from '/web/exam/marks/paste.js';
import { cell, none, redo, set, typedRows, undo } from '/web/exam/marks/edits.js';
import { inRange, range, step, windowOf } from '/web/exam/marks/cursor.js';
import { reduce, unknown } from '/web/exam/marks/reducer.js';
import { arranged, laneWidth, nameLines } from '/web/exam/marks/lanes.js';
import { after, beside, counts, queue, words } from '/web/exam/marks/essay-queue.js';
import { actsIn, formatOf, questionOf } from '/web/exam/admin/acts.js';

const s = suite();
export default s;

s.test('reads what a spreadsheet puts on the clipboard', () => {
  equal(parseTable('1\t2\r\n3\t"a\nb"\r\n"say ""x"""\t\r\n'), [['1', '2'], ['3', 'a\nb'], ['say "x"', '']]);
});

s.test('reads marks as people write them', () => {
  equal(['2', '2.5', ' 2,25 ', '1\u00a0', '', '\u22121'].map(parseMarks), [2, 2.5, 2.25, 1, null, -1]);
  equal(['\u20131', '\uff12', '+1', '1\u202f000,5', '1,000.5'].map(parseMarks), [-1, 2, 1, 1000.5, 1000.5]);
  equal(['x', '1.234', '1,2,3', '1e3'].map((t) => Number.isNaN(parseMarks(t))), [true, true, true, true]);
});

s.test('marks beyond an item are refused', () => equal([fault(3, { max: 2 }), fault(-1, { max: 2 }), fault(NaN, { max: 2 }), fault(null, { max: 2 }), fault(2, { max: 2 })], ['much', 'little', 'number', null, null]));

const rows = [{ roll: '1', marks: { a: 1, b: 2 } }, { roll: '2', marks: { a: null, b: 0 } }];
const columns = [{ id: 'a', max: 5 }, { id: 'b', max: 5 }];

s.test('a pasted table lands where the cursor is, and says what did not fit', () => {
  const { changes, refused } = pasted([['4', '9'], ['3', '1'], ['1', '1']], rows, columns, { row: 0, column: 0 });
  equal([changes.map((c) => [c.roll, c.item, c.marks]), refused], [[['1', 'a', 4], ['2', 'a', 3], ['2', 'b', 1]], 3]);
});

s.test('a copied range goes back as it came', () => equal(parseTable(copied([[1, null], [2.5, 0]], ',')), [['1', ''], ['2,5', '0']]));

s.test('undo and redo take whole steps', () => {
  let edits = set(none, [{ roll: '1', item: 'a', marks: 4, was: 1 }, { roll: '2', item: 'a', marks: 3, was: null }]);
  edits = set(edits, [{ roll: '1', item: 'a', marks: 5, was: 1 }]);
  equal(cell(edits, rows[0], 'a'), { marks: 5, typed: true });
  edits = undo(edits);
  equal(cell(edits, rows[0], 'a').marks, 4);
  edits = undo(edits);
  equal([typedRows(edits).length, cell(edits, rows[0], 'a')], [0, { marks: 1, typed: false }]);
  equal(typedRows(redo(edits)).length, 2);
  equal(undo(none) === none, true);
});

s.test('what is typed back to what the sheet says is no change', () => {
  const edits = set(none, [{ roll: '1', item: 'a', marks: 4, was: 1 }]);
  equal(typedRows(set(edits, [{ roll: '1', item: 'a', marks: 1, was: 1 }])).length, 0);
});

s.test('the cursor stays on the sheet', () => {
  const size = { rows: 10, columns: 3 };
  equal(step({ row: 9, column: 2 }, { key: 'ArrowDown' }, size), { row: 9, column: 2 });
  equal(step({ row: 0, column: 0 }, { key: 'End', ctrlKey: true }, size), { row: 9, column: 2 });
  equal(step({ row: 0, column: 0 }, { key: 'x' }, size), null);
});

s.test('a range is the same from either corner', () => {
  equal(range({ row: 1, column: 2 }, { row: 3, column: 0 }), range({ row: 3, column: 0 }, { row: 1, column: 2 }));
  equal([inRange(range({ row: 1, column: 1 }, null), 1, 1), inRange(range({ row: 1, column: 1 }, null), 1, 2)], [true, false]);
});

s.test('only rows on screen and a few around are drawn', () => equal([windowOf(3000, 0, 400, 40), windowOf(3000, 4000, 400, 40), windowOf(4, 0, 400, 40)], [[0, 16], [94, 116], [0, 4]]));

s.test('the sheet is asked for again when somebody entered marks', () => {
  const sheet = { version: 3, rows, columns, history: [] };
  let state = reduce(unknown, { type: 'loaded', data: sheet });
  state = reduce(state, { type: 'sheet', data: { lock: { holder: 'x' }, version: 4, history: [{ seq: 9, what: 'ENTER', who: 'x' }] } });
  equal([state.stale, state.lock.holder], [true, 'x']);
  equal(reduce(state, { type: 'loaded', data: { ...sheet, version: 4 } }).stale, false);
});

s.test('the sheet is asked for again when scores changed without an entry in it', () => {
  const data = { version: 3, rows, columns, history: [] };
  const told = (state, scores) => reduce(state, { type: 'sheet', data: { version: 3, scores, history: [] } });
  const changed = told(reduce(unknown, { type: 'loaded', data }), 12);
  equal(changed.stale, true);
  equal(told(reduce(changed, { type: 'loaded', data }), 12).stale, false);
});

s.test('who must wait sees who has the sheet', () => {
  const state = reduce(unknown, { type: 'loaded', data: { wait: true, holder: 'x', lock: { holder: 'x' }, history: [{ seq: 9, what: 'REPLY', who: 'x' }] } });
  equal([state.sheet.wait, state.lock.holder, state.history.length], [true, 'x', 1]);
});

s.test('what was typed before one had to wait is based on the sheet of then', () => {
  const shown = reduce(unknown, { type: 'loaded', data: { version: 3, rows, columns, history: [] } });
  equal(reduce(shown, { type: 'loaded', data: { wait: true, holder: 'x', lock: { holder: 'x' } } }).read, 3);
});

s.test('an older sheet never replaces a newer one', () => {
  const state = reduce(unknown, { type: 'loaded', data: { version: 4, rows: [], history: [] } });
  equal(reduce(state, { type: 'loaded', data: { version: 3, rows, history: [] } }).sheet.version, 4);
});

s.test('a history that comes twice is told once, in its order', () => {
  const entry = (seq, what) => ({ seq, what, who: 'x' });
  let state = reduce(unknown, { type: 'sheet', data: { lock: null, history: [entry(2, 'REPLY')] } });
  state = reduce(state, { type: 'sheet', data: { lock: null, history: [entry(1, 'REQUEST'), entry(2, 'REPLY')] } });
  equal(state.history.map((e) => e.what), ['REQUEST', 'REPLY']);
});

s.test('arrows go to the sheet, and answers back from it', () => {
  const { people, arrows } = arranged([{ who: 'a', what: 'REQUEST', seq: 1 }, { who: 'b', what: 'REQUEST', seq: 2 }, { who: 'a', what: 'REPLY', seq: 3 }]);
  equal([people, arrows.map((x) => [x.lane, x.towards])], [['a', 'b'], [[1, 'sheet'], [2, 'sheet'], [1, 'person']]]);
});

s.test('each phase has its act', () => equal(['draft', 'ready', 'open', 'closed', 'graded', 'published'].map(actsIn), [[], ['open'], ['close'], [], ['publish'], ['withdraw']]));

s.test('a file’s ending names its format', () => equal(['p.YAML', 'p.xlsx', 'p.gift', 'p.doc', 'noending'].map(formatOf), ['yaml', 'xlsx', 'gift', null, null]));

s.test('a new key is written for its kind of question', () => {
  equal(questionOf({ type: 'truefalse' }, { right: ['false'] }), { type: 'truefalse', right: false });
  equal(questionOf({ type: 'short' }, { right: [], accepted: 'DNS\n dns \n\n' }), { type: 'short', accepted: ['DNS', 'dns'] });
  equal(questionOf({ type: 'numeric' }, { right: ['32'], tolerance: '' }), { type: 'numeric', right: '32', tolerance: '0' });
});

s.test('lanes stand as close as four people need, and names share two lines', () => {
  equal([1, 2, 3, 4, 9].map(laneWidth), [118, 118, 89, 70, 70]);
  equal([nameLines('admin', 70), nameLines('Teacher Two', 89), nameLines('Teacher Two', 70), nameLines('Wolfeschlegelstein Ada', 70)], [['admin'], ['Teacher Two'], ['Teacher', 'Two'], ['Wolfesc…', 'Ada']]);
});

const given = ['open', 'second', 'differs', 'mine', 'open', 'settled'].map((state, i) => ({ answer: `h${i}`, state }));

s.test('a marker has before them what nobody marked and what two mark differently', () => {
  equal(queue(given, 'todo').map(({ answer }) => answer), ['h0', 'h2', 'h4']);
  equal(counts(given), { todo: 3, second: 1, mine: 1, all: 6 });
});

s.test('after an answer comes the next one that waits, from the top again, and then nothing', () => {
  equal([after(given, 'todo', 'h0'), after(given, 'todo', 'h4'), after(given, 'second', 'h1')], ['h2', 'h0', null]);
  equal([beside(given, 'todo', 'h2', 1), beside(given, 'todo', 'h4', 1), beside(given, 'todo', null, 0)], ['h4', null, 'h0']);
});

s.test('words are counted as people count them', () => equal([words(' It  doubles\neach time. '), words(' ')], [4, 0]));
