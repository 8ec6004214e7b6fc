/** What the voter's page shows, from what is known. Pure. */
export function voterView({ election, signedIn, receipt, sending, stage, refusal }) {
  if (!election) return 'loading';
  if (receipt) return 'receipt';
  if (sending) return 'sending';
  if (election.phase === 'published') return 'results';
  if (election.phase === 'closed' || election.phase === 'tallied') return 'over';
  if (!signedIn) return 'signin';
  if (refusal) return 'refused';
  if (election.phase === 'draft') return 'waiting';
  if (election.phase === 'paused') return 'paused';
  return stage === 'review' ? 'review' : 'ballot';
}

export const stations = ['signin', 'ballot', 'review', 'receipt'];

export function station(view) {
  return { signin: 0, waiting: 1, paused: 1, ballot: 1, review: 2, sending: 2, receipt: 4 }[view] ?? null;
}

/** A beacon proves "not before". An old one is renewed while the election is open; later it is the evidence. */
export function freshBeacon(command, beacon, election) {
  const open = election?.phase === 'open';
  return open && beacon ? { ...command, beacon: beacon.token } : command;
}
