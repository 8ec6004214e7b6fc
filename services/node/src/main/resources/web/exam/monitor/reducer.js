import { millis } from '../timing.js';

/**
 * Everybody who sits the exam, as the monitor knows them: a row a student, in the order of roll
 * numbers, patched by what changed. Pure. Rows that did not change stay the same objects.
 */
export const unknown = { seq: 0, rows: [], index: new Map(), loaded: false };

/** The time of the last heartbeat is compared again and again, but read only once. */
const read = (student) => ({ ...student, seenAt: millis(student.seenAt) });

const natural = new Intl.Collator('en', { numeric: true });

export function reduce(state, action) {
  switch (action.type) {
    case 'loaded':
      return loaded(action.data);
    case 'monitor':
      return state.loaded ? patched(state, action.data) : state;
    case 'signedOut':
      return unknown;
    default:
      return state;
  }
}

function loaded({ seq, students }) {
  const rows = students.map(read).sort((a, b) => natural.compare(a.roll, b.roll));
  return { seq, rows, index: indexed(rows), loaded: true };
}

function indexed(rows) {
  return new Map(rows.map((row, i) => [row.roll, i]));
}

/** Presence is no entry of the ledger, so a patch at the same position still brings news. */
function patched(state, { seq, students }) {
  if (!students.length) return seq > state.seq ? { ...state, seq } : state;
  const rows = [...state.rows];
  const fresh = [];
  for (const student of students) {
    const at = state.index.get(student.roll);
    if (at === undefined) fresh.push(student);
    else rows[at] = read(student);
  }
  const next = { ...state, seq: Math.max(seq, state.seq), rows };
  return fresh.length ? loaded({ seq: next.seq, students: [...rows, ...fresh] }) : next;
}
