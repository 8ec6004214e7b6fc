// Checks an inclusion proof of RFC 9162, hash by hash. Pure but for SHA-256, which the browser has.

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const HASH = /^[0-9a-f]{64}$/;

const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
const hex = (buffer) => [...new Uint8Array(buffer)].map((b) => b.toString(16).padStart(2, '0')).join('');

/** The tracker that a leaf is called by: its first 80 bits in Crockford's base32. */
export function trackerOf(leaf) {
  const bits = BigInt(`0x${leaf.slice(0, 20)}`);
  const letters = Array.from({ length: 16 }, (_, i) => ALPHABET[Number((bits >> BigInt(75 - 5 * i)) & 31n)]);
  return letters.join('').match(/.{4}/g).join('-');
}

/** The hash of an inner node: SHA-256 over the byte 01 and both children. */
async function node(left, right) {
  return hex(await crypto.subtle.digest('SHA-256', new Uint8Array([1, ...bytes(left), ...bytes(right)])));
}

/**
 * From the leaf to a root, as section 2.1.3.2 has it.
 *
 * @returns {Promise<{steps: {left: string, right: string, side: 'left' | 'right', result: string}[], root: string} | null>}
 * `side` is where the neighbour stands; null if there are not as many neighbours as such a tree has
 */
export async function climb({ leaf, seq, size, path }) {
  if (![leaf, ...path].every((hash) => HASH.test(hash)) || !(seq >= 1 && seq <= size)) return null;
  const steps = [];
  const neighbours = [...path];
  let root = leaf;
  for (let place = seq - 1, last = size - 1; last > 0; place = Math.floor(place / 2), last = Math.floor(last / 2)) {
    // The last of an odd row has no neighbour and rises as it is.
    if (place === last && place % 2 === 0) continue;
    const neighbour = neighbours.shift();
    if (neighbour === undefined) return null;
    const side = place % 2 === 1 ? 'left' : 'right';
    const [left, right] = side === 'left' ? [neighbour, root] : [root, neighbour];
    root = await node(left, right);
    steps.push({ left, right, side, result: root });
  }
  return neighbours.length ? null : { steps, root };
}

/**
 * Whether the board's root covers the ballot.
 *
 * @param {{tracker: string, leaf?: string}} receipt what the voter has; a stranger has no leaf
 * @param {{head: number, root: string}} board what everybody is shown
 * @returns the way, and the first thing that is wrong: 'entry', 'path' or 'root'; null if it holds
 */
export async function judge(receipt, proof, board) {
  const way = await climb(proof);
  const fault = !way || proof.size !== board.head ? 'path' : !same(receipt, proof) ? 'entry' : way.root !== board.root ? 'root' : null;
  return { fault, holds: fault === null, steps: way?.steps ?? [], root: way?.root ?? null };
}

function same({ tracker, leaf }, proof) {
  return leaf ? proof.leaf === leaf : trackerOf(proof.leaf) === tracker;
}
