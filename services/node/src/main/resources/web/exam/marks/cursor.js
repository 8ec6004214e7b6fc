/** Where keys move the cursor of the sheet, and which cells a range has. Pure. */
const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-15, 0], PageDown: [15, 0] };

const within = (n, count) => Math.min(count - 1, Math.max(0, n));

/** The next place, or null where the key moves nothing. */
export function step({ row, column }, { key, ctrlKey, metaKey }, { rows, columns }) {
  const far = ctrlKey || metaKey;
  if (key === 'Home') return { row: far ? 0 : row, column: 0 };
  if (key === 'End') return { row: far ? rows - 1 : row, column: columns - 1 };
  const by = steps[key];
  if (!by) return null;
  const [down, right] = far ? by.map((n) => n * 100_000) : by;
  return { row: within(row + down, rows), column: within(column + right, columns) };
}

/** The corners of the range between the cursor and where it was anchored. */
export function range(cursor, anchor) {
  const a = anchor ?? cursor;
  return {
    top: Math.min(a.row, cursor.row),
    bottom: Math.max(a.row, cursor.row),
    left: Math.min(a.column, cursor.column),
    right: Math.max(a.column, cursor.column),
  };
}

export function inRange({ top, bottom, left, right }, row, column) {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** Rows to draw: those on screen and a few around them. */
export function windowOf(count, top, height, rowHeight, around = 6) {
  const first = Math.max(0, Math.floor(top / rowHeight) - around);
  return [first, Math.min(count, Math.ceil((top + height) / rowHeight) + around)];
}
