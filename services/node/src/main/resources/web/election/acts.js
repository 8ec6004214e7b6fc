/** Which acts a phase allows the admin, the main one first. Pure. */
const acts = {
  draft: ['start'],
  open: ['stop', 'pause'],
  paused: ['resume', 'stop'],
  closed: [],
  tallied: ['publish'],
  published: [],
};

export function actsIn(phase) {
  return acts[phase] ?? [];
}

/** Acts that cannot be taken back are asked about first. */
export function irrevocable(act) {
  return act === 'start' || act === 'stop' || act === 'publish';
}

export function timerMayChange(phase) {
  return phase === 'draft' || phase === 'open' || phase === 'paused';
}

/** A local date and time as an input of the browser wants it. */
export function localInput(millis) {
  const shifted = new Date(millis - new Date(millis).getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
