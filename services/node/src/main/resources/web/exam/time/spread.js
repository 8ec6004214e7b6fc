/**
 * Where each clock's dot lies on the picture. Pure. A clock that is minutes off must not press the
 * others into one point, so beyond the middle the scale is logarithmic, the same on both sides.
 */
const LINEAR_MILLIS = 100;

export function position(offsetMillis, most) {
  const scale = (x) => Math.sign(x) * Math.log1p(Math.abs(x) / LINEAR_MILLIS);
  const whole = scale(Math.max(most, LINEAR_MILLIS));
  return Math.max(-1, Math.min(1, scale(offsetMillis) / whole));
}

export function widest(participants) {
  return participants.reduce((most, p) => Math.max(most, Math.abs(p.offsetMillis) + p.roundTripMillis / 2), LINEAR_MILLIS);
}

/** Ticks that mean something, as far out as anybody is. */
export function ticks(most) {
  const steps = [100, 500, 2000, 10_000, 60_000, 600_000, 3_600_000, 86_400_000].filter((step) => step <= most * 1.05);
  return [...steps.map((s) => -s).reverse(), 0, ...steps];
}

/** What is left of a clock's error once it has taken its correction. */
export function after(participant) {
  return participant.offsetMillis + participant.correctionMillis;
}

/** Outliers last, the others by how far they are off. */
export function ordered(participants) {
  return [...participants].sort((a, b) => Number(a.outlier) - Number(b.outlier) || Math.abs(b.offsetMillis) - Math.abs(a.offsetMillis));
}
