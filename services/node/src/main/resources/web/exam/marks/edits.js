/**
 * Marks typed and not yet entered, with undo. Pure. A step is whatever one action of the person
 * changed, however many cells that were.
 */
export const none = { cells: {}, done: [], undone: [] };

const STEPS_KEPT = 200;
const keyOf = (roll, item) => JSON.stringify([roll, item]);

/** @param changes {roll, item, marks, was}: marks is a number or null, was what the sheet says */
export function set(edits, changes) {
  const step = changes.map(({ roll, item, marks, was }) => {
    const key = keyOf(roll, item);
    return { key, before: edits.cells[key], after: marks === was ? undefined : { roll, item, marks } };
  });
  return { cells: applied(edits.cells, step, 'after'), done: [...edits.done, step].slice(-STEPS_KEPT), undone: [] };
}

function applied(cells, step, side) {
  const next = { ...cells };
  for (const change of step) {
    if (change[side] === undefined) delete next[change.key];
    else next[change.key] = change[side];
  }
  return next;
}

export function undo(edits) {
  const step = edits.done.at(-1);
  if (!step) return edits;
  return { cells: applied(edits.cells, [...step].reverse(), 'before'), done: edits.done.slice(0, -1), undone: [...edits.undone, step] };
}

export function redo(edits) {
  const step = edits.undone.at(-1);
  if (!step) return edits;
  return { cells: applied(edits.cells, step, 'after'), done: [...edits.done, step], undone: edits.undone.slice(0, -1) };
}

/** What a cell shows, and whether that is typed only. */
export function cell(edits, row, item) {
  const typed = edits.cells[keyOf(row.roll, item)];
  return typed ? { marks: typed.marks, typed: true } : { marks: row.marks[item] ?? null, typed: false };
}

export function typedRows(edits) {
  return Object.values(edits.cells);
}
