import { readNumber } from '../number.js';

/** What spreadsheets put on the clipboard, and numbers as people write them. Pure. */

/** Cells by rows: tabs and line breaks part them, quotes protect both, a last line break means nothing. */
export function parseTable(text) {
  const rows = [[]];
  let cell = '';
  let quoted = false;
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const push = () => {
    rows.at(-1).push(cell);
    cell = '';
  };
  for (let i = 0; i < plain.length; i++) {
    const c = plain[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (plain[i + 1] === '"') cell += plain[++i];
      else quoted = false;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === '\t') push();
    else if (c === '\n') {
      push();
      rows.push([]);
    } else cell += c;
  }
  push();
  return rows;
}

/** A number of marks, null for an empty cell, NaN for what is neither. Comma or point, any space. */
export function parseMarks(text) {
  if (text.trim() === '') return null;
  const read = readNumber(text);
  return read !== null && /^-?\d*(\.\d{0,2})?$/.test(read) ? Number(read) : NaN;
}

/** Why a number of marks cannot be entered for an item; null where it can. */
export function fault(marks, column) {
  if (marks === null) return null;
  if (Number.isNaN(marks)) return 'number';
  if (marks > column.max) return 'much';
  return marks < Math.min(0, column.min ?? 0) ? 'little' : null;
}

/** What a pasted table changes, from a cell on; what falls off the sheet or is no mark is counted, an empty cell is nothing. */
export function pasted(table, rows, columns, at) {
  const changes = [];
  let refused = 0;
  table.forEach((line, i) =>
    line.forEach((text, j) => {
      const row = rows[at.row + i];
      const column = columns[at.column + j];
      const marks = parseMarks(text);
      if (marks === null) return;
      if (!row || !column || fault(marks, column)) refused++;
      else changes.push({ roll: row.roll, item: column.id, marks, was: row.marks[column.id] ?? null });
    }),
  );
  return { changes, refused };
}

/** A range as spreadsheets read it. */
export function copied(cells, decimal) {
  return cells.map((line) => line.map((marks) => (marks === null ? '' : String(marks).replace('.', decimal))).join('\t')).join('\n');
}
