/** Where tiles lie and which of them are on screen. Pure; all in CSS pixels. */
const sizes = { small: { width: 46, height: 46 }, large: { width: 176, height: 74 } };

export function grid(count, width, size) {
  const tile = sizes[size];
  const columns = Math.max(1, Math.floor(width / tile.width));
  // Large tiles share what is left over; small ones stay square.
  const each = size === 'large' ? width / columns : tile.width;
  return { columns, rows: Math.ceil(count / columns), width: each, height: tile.height };
}

export function place(layout, index) {
  return { x: (index % layout.columns) * layout.width, y: Math.floor(index / layout.columns) * layout.height };
}

/** The first and the one after the last index on screen. */
export function onScreen(layout, count, top, height) {
  const first = Math.max(0, Math.floor(top / layout.height));
  const last = Math.ceil((top + height) / layout.height);
  return [Math.min(count, first * layout.columns), Math.min(count, last * layout.columns)];
}

/** The index under a point, or null. */
export function hit(layout, count, x, y) {
  const column = Math.floor(x / layout.width);
  if (column < 0 || column >= layout.columns || y < 0) return null;
  const index = Math.floor(y / layout.height) * layout.columns + column;
  return index < count ? index : null;
}

const steps = { ArrowLeft: () => -1, ArrowRight: () => 1, ArrowUp: (c) => -c, ArrowDown: (c) => c, PageUp: (c) => -5 * c, PageDown: (c) => 5 * c };

/** Where a key moves the cursor to; null where it is no such key. */
export function moved(layout, count, index, key) {
  if (!count) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key]?.(layout.columns);
  return step === undefined ? null : Math.min(count - 1, Math.max(0, index + step));
}
