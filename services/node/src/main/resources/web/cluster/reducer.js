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

/** Of one entry and one version of the state; while an upgrade is rolled out there are two. */
function comparable(peer, other) {
  return peer.digest && other.digest && other.digestSeq === peer.digestSeq && other.stateVersion === peer.stateVersion;
}

/**
 * Replicas are compared where they speak of the same entry; a difference is the worst news there
 * is. With nobody to compare with, nothing is claimed: agrees is null.
 */
export function digests(peers) {
  return peers.map((peer) => {
    const others = peers.filter((other) => other !== peer && comparable(peer, other));
    return { ...peer, agrees: others.length ? others.every((other) => other.digest === peer.digest) : null };
  });
}

export function health(shard) {
  const alive = shard.peers.filter((p) => p.alive).length;
  const majority = Math.floor(shard.peers.length / 2) + 1;
  if (alive < majority) return 'lost';
  if (!shard.leader) return 'electing';
  return alive === shard.peers.length ? 'whole' : 'reduced';
}
