/**
 * The marksheet as this page knows it: marks by GET, lock and history also by events; `read` is the
 * version that was last shown, which is what somebody typed upon. Pure.
 */
export const unknown = { sheet: null, read: 0, lock: null, history: [], version: 0, scores: 0, seen: { version: 0, scores: 0, holder: null }, stale: false };

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

/**
 * While somebody else edits, readers are given what was published, which is older than what this
 * page may know of. Any other older sheet comes from a node that is behind.
 */
function loaded(state, data) {
  const { lock = state.lock } = data;
  const seen = { version: state.version, scores: state.scores, holder: lock?.holder ?? null };
  if (data.wait) return { ...state, sheet: { wait: true, holder: data.holder, since: data.since }, lock, history: merged(state.history, data.history), seen, stale: false };
  const older = state.sheet && !state.sheet.wait && data.version < state.sheet.version;
  if (older && data.version !== data.publishedVersion) return state;
  return {
    ...state,
    sheet: data,
    read: data.version,
    lock,
    history: merged(state.history, data.history),
    version: Math.max(state.version, data.version),
    seen: { ...seen, version: Math.max(seen.version, data.version) },
    stale: false,
  };
}

/** An event tells who holds and what happened; the marks themselves are asked for when they changed. */
function told(state, data) {
  const version = Math.max(state.version, data.version ?? 0);
  const scores = Math.max(state.scores, data.scores ?? 0);
  const lock = data.lock ?? null;
  const stale = state.stale || version > state.seen.version || scores > state.seen.scores || (lock?.holder ?? null) !== state.seen.holder;
  return { ...state, lock, history: merged(state.history, data.history), version, scores, stale };
}

/** Histories of two nodes overlap; an entry is known by its place in the ledger and what it says. */
function merged(known, more = []) {
  const all = new Map([...known, ...more].map((entry) => [`${entry.seq}/${entry.what}/${entry.who}`, entry]));
  if (all.size === known.length) return known;
  return [...all.values()].sort((a, b) => a.seq - b.seq).slice(-HISTORY_KEPT);
}

/** Whether the one was granted after the other. */
export function laterToken(a, b) {
  return a.after > b.after || (a.after === b.after && a.fence > b.fence);
}
