/** The marksheet as this page knows it: marks by GET, lock and history also by events. Pure. */
export const unknown = { sheet: null, lock: null, history: [], version: 0, stale: false };

const HISTORY_KEPT = 200;

export function reduce(state, action) {
  switch (action.type) {
    case 'loaded':
      return loaded(state, action.data);
    case 'sheet':
      return told(state, action.data);
    case 'signedOut':
      return unknown;
    default:
      return state;
  }
}

function loaded(state, data) {
  if (data.wait) return { ...state, sheet: { wait: true, holder: data.holder, since: data.since }, stale: false };
  if (state.sheet && !state.sheet.wait && data.version < state.sheet.version) return state;
  return { ...state, sheet: data, lock: data.lock ?? state.lock, history: merged(state.history, data.history), version: Math.max(state.version, data.version), stale: data.version < state.version };
}

/** An event tells who holds and what happened; the marks themselves are asked for when they changed. */
function told(state, data) {
  const version = Math.max(state.version, data.version ?? 0);
  return { ...state, lock: data.lock ?? null, history: merged(state.history, data.history), version, stale: version > (state.sheet?.version ?? 0) || Boolean(state.sheet?.wait) };
}

/** Histories of two nodes overlap; an entry is known by its place in the ledger and what it says. */
function merged(known, more = []) {
  const all = new Map([...known, ...more].map((entry) => [`${entry.seq}/${entry.what}/${entry.who}`, entry]));
  if (all.size === known.length) return known;
  return [...all.values()].sort((a, b) => a.seq - b.seq).slice(-HISTORY_KEPT);
}

export function sameToken(a, b) {
  return Boolean(a && b && a.generation === b.generation && a.fence === b.fence);
}
