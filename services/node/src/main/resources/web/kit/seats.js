/**
 * Places in a half circle, in the order in which they fill: from left to right, all rows together.
 * Pure; y grows upwards, the speaker sits at 0,0.
 */
export function seats(count, { inner = 40, outer = 100, rows = rowsFor(count) } = {}) {
  const radii = Array.from({ length: rows }, (_, i) => (rows === 1 ? outer : inner + ((outer - inner) * i) / (rows - 1)));
  const total = radii.reduce((sum, r) => sum + r, 0);
  const shares = apportion(count, radii.map((r) => r / total));
  const places = radii.flatMap((r, row) =>
    Array.from({ length: shares[row] }, (_, i) => {
      const angle = shares[row] === 1 ? Math.PI / 2 : Math.PI - (Math.PI * i) / (shares[row] - 1);
      return { x: r * Math.cos(angle), y: r * Math.sin(angle), angle, row };
    }),
  );
  return places.sort((a, b) => b.angle - a.angle || a.row - b.row);
}

export function rowsFor(count) {
  return Math.max(1, Math.min(9, Math.round(Math.sqrt(count / 3.2))));
}

/** Whole numbers that add up to count, as near to the shares as can be (largest remainder). */
function apportion(count, shares) {
  const exact = shares.map((share) => share * count);
  const whole = exact.map(Math.floor);
  let left = count - whole.reduce((a, b) => a + b, 0);
  const byRest = exact.map((x, i) => [x - whole[i], i]).sort((a, b) => b[0] - a[0]);
  for (const [, i] of byRest) {
    if (left-- <= 0) break;
    whole[i]++;
  }
  return whole;
}
