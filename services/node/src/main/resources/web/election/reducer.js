/**
 * What a page knows of the election, folded from the events of its one connection. Pure: tested
 * without a browser, and the same events give the same page.
 */
export const unknown = {
  election: null,
  seq: 0,
  connection: 'connecting',
  beacon: null,
  queue: null,
  notices: [],
  turnout: [],
};

const NOTICES_KEPT = 20;
const POINTS_KEPT = 600;

export function reduce(state, action) {
  switch (action.type) {
    case 'connection':
      return state.connection === action.connection ? state : { ...state, connection: action.connection };
    case 'election':
      return election(state, action.data, action.at);
    case 'time':
      return { ...state, beacon: { token: action.data.beacon, at: action.at } };
    case 'queue':
      return { ...state, queue: action.data };
    case 'answered':
      return { ...state, queue: null };
    case 'notice':
      return notice(state, action.data);
    default:
      return state;
  }
}

/** A reconnect may bring an older node's picture: what is known already never goes back. */
function election(state, data, at) {
  if (state.election && data.seq < state.seq) return state;
  const last = state.turnout.at(-1);
  const ballots = data.turnout?.ballots ?? 0;
  const turnout = last?.ballots === ballots ? state.turnout : [...state.turnout, { at, ballots }].slice(-POINTS_KEPT);
  return { ...state, election: data, seq: data.seq, turnout };
}

function notice(state, data) {
  if (state.notices.some((known) => known.seq === data.seq && known.kind === data.kind)) return state;
  return { ...state, notices: [...state.notices, data].slice(-NOTICES_KEPT) };
}

export const phases = ['draft', 'open', 'closed', 'tallied', 'published'];

/** Where on the way of an election a phase stands; a pause is an open election that waits. */
export function phaseIndex(phase) {
  return phase === 'paused' ? 1 : phases.indexOf(phase);
}
