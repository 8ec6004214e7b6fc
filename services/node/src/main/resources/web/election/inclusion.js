import { call } from '../kit/api.js';

const LOOKS = 10;
const LOOK_MILLIS = 300;

/** What the board shows now; a node that has not yet read the ballot's entry is asked again. */
async function boardWith(seq) {
  for (let look = 1; ; look++) {
    const board = await call('GET', '/board');
    if (board.head >= seq || look === LOOKS) return board;
    await new Promise((done) => setTimeout(done, LOOK_MILLIS));
  }
}

/** The ballot as the board knows it, the board's root, and the hashes between the two. */
export async function inclusion(tracker) {
  const address = `/board/ballots/${encodeURIComponent(tracker)}`;
  const found = await call('GET', address);
  const board = await boardWith(found.seq);
  const proof = await call('GET', `${address}/proof?size=${board.head}`);
  return { found, board: { head: board.head, root: board.root }, proof };
}
