/** The cluster's page folded from its events. Pure. */
export const unknown = { connection: 'connecting', cluster: null, at: null };

export function reduce(state, action) {
  switch (action.type) {
    case 'connection':
      return { ...state, connection: action.connection };
    case 'cluster':
      return { ...state, cluster: action.data, at: action.at };
    default:
      return state;
  }
}

/** Replicas are compared where they speak of the same entry; a difference is the worst news there is. */
export function digests(peers) {
  const first = new Map();
  const differing = new Set();
  for (const p of peers) {
    if (!p.digestSeq || !p.digest) continue;
    const known = first.get(p.digestSeq);
    if (known === undefined) first.set(p.digestSeq, p.digest);
    else if (known !== p.digest) differing.add(p.digestSeq);
  }
  return peers.map((p) => ({ ...p, agrees: !differing.has(p.digestSeq) }));
}

export function health(shard) {
  const alive = shard.peers.filter((p) => p.alive).length;
  const majority = Math.floor(shard.peers.length / 2) + 1;
  if (alive < majority) return 'lost';
  if (!shard.leader) return 'electing';
  return alive === shard.peers.length ? 'whole' : 'reduced';
}
