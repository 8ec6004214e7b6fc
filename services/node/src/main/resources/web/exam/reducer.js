/**
 * What a page knows of the exam, folded from the events of its one connection and from the answers
 * to its heartbeats. Pure: the same events give the same page.
 */
export const unknown = {
  connection: 'connecting',
  exam: null,
  attempt: null,
  /** Whether exam and attempt are what this device saw last, and no node has spoken yet. */
  recalled: false,
  /** The ledger position that the attempt ought to have; above its own, it is asked for anew. */
  wanted: 0,
  clock: null,
  queue: null,
  notices: [],
};

const NOTICES_KEPT = 20;

export function reduce(state, action) {
  switch (action.type) {
    case 'connection':
      return state.connection === action.connection ? state : { ...state, connection: action.connection };
    case 'exam':
      return exam(state, action.data);
    case 'recalled':
      return state.exam ? state : { ...state, ...action.data, recalled: true };
    case 'attempt':
      return attempt(state, action.data);
    case 'beat':
      return beat(state, action.data);
    case 'clock':
      return { ...state, clock: action.data };
    case 'queue':
      return { ...state, queue: action.data };
    case 'answered':
      return { ...state, queue: null };
    case 'notice':
      return notice(state, action.data);
    case 'signedOut':
      return { ...state, attempt: null, recalled: false, wanted: 0, queue: null, clock: null };
    default:
      return state;
  }
}

/** A reconnect may bring an older node's picture: what is known already never goes back. */
function exam(state, data) {
  const older = state.exam && data.seq < state.exam.seq;
  if (older && !state.recalled) return state;
  const next = { ...state, exam: { ...data, phase: data.phase.toLowerCase() }, recalled: false };
  // What this device saw last may have been another exam at the same address.
  const other = state.recalled && (older || data.name !== state.exam.name);
  return other ? { ...next, attempt: null, wanted: 0 } : next;
}

function attempt(state, data) {
  const wanted = Math.max(state.wanted, data.seq ?? 0);
  if (!data.state) return wanted === state.wanted ? state : { ...state, wanted };
  if (state.attempt && data.seq < state.attempt.seq) return state;
  return { ...state, attempt: data, wanted };
}

/** A heartbeat's answer carries what must never be late: the closing time, the lease, the phase. */
function beat(state, data) {
  const phase = data.phase?.toLowerCase();
  const changed = state.exam && (phase !== state.exam.phase || (data.closesAt ?? null) !== (state.exam.closesAt ?? null));
  const next = changed ? { ...state, exam: { ...state.exam, phase, closesAt: data.closesAt } } : state;
  const known = state.attempt;
  if (!known || (data.seq ?? 0) < known.seq) return next;
  // Before the beginning there is nothing of one's own in the ledger: its head moves for others.
  if (data.state === 'notBegun' && known.state === 'notBegun') return next;
  const wanted = data.state !== known.state ? Math.max(data.seq, known.seq + 1) : data.seq;
  return { ...next, wanted: Math.max(state.wanted, wanted), attempt: { ...known, endsAt: data.endsAt ?? known.endsAt } };
}

function notice(state, data) {
  if (state.notices.some((known) => known.seq === data.seq && known.kind === data.kind)) return state;
  return { ...state, notices: [...state.notices, data].slice(-NOTICES_KEPT) };
}

/** Whether this page's attempt is older than what it has heard of. */
export function behind({ attempt: known, wanted }) {
  return known !== null && wanted > known.seq;
}

export const phases = ['draft', 'ready', 'open', 'closed', 'graded', 'published'];

export function phaseIndex(phase) {
  return phases.indexOf(phase);
}
