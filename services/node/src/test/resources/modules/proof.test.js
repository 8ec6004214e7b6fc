import { equal, suite } from './harness.js';
import { climb, judge, trackerOf } from '/web/election/proof.js';

const s = suite();
export default s;

// The eight inputs of Certificate Transparency's own tests, their leaves and the root that they publish.
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const root = '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328';

const bytes = (hex) => (hex.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
const sha256 = async (content) =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(content)))].map((b) => b.toString(16).padStart(2, '0')).join('');
const leaves = () => Promise.all(inputs.map((input) => sha256([0, ...bytes(input)])));

/** The definitions of sections 2.1.1 and 2.1.3.1, word for word. */
async function rootOf(few) {
  if (few.length === 1) return few[0];
  const middle = 2 ** Math.floor(Math.log2(few.length - 1));
  return sha256([1, ...bytes(await rootOf(few.slice(0, middle))), ...bytes(await rootOf(few.slice(middle)))]);
}
async function pathOf(place, few) {
  if (few.length === 1) return [];
  const middle = 2 ** Math.floor(Math.log2(few.length - 1));
  const [left, right] = [few.slice(0, middle), few.slice(middle)];
  return place < middle ? [...(await pathOf(place, left)), await rootOf(right)] : [...(await pathOf(place - middle, right)), await rootOf(left)];
}
async function proofs() {
  const all = await leaves();
  const sizes = all.flatMap((_, i) => all.slice(0, i + 1).map((leaf, place) => ({ leaf, place, few: all.slice(0, i + 1) })));
  return Promise.all(
    sizes.map(async ({ leaf, place, few }) => ({ leaf, seq: place + 1, size: few.length, path: await pathOf(place, few), root: await rootOf(few) })),
  );
}
const flipped = (hash) => (hash[0] === '0' ? '1' : '0') + hash.slice(1);
const receipt = (proof) => ({ tracker: trackerOf(proof.leaf), leaf: proof.leaf });
const board = (proof) => ({ head: proof.size, root: proof.root });

s.test('the root of eight is the published one', async () => {
  const proof = (await proofs()).find(({ seq, size }) => size === 8 && seq === 3);
  equal((await climb(proof)).root, root);
});

s.test('every entry is proven at every size, with one step a neighbour', async () => {
  for (const proof of await proofs()) {
    const way = await climb(proof);
    equal([way.root, way.steps.length], [proof.root, proof.path.length]);
    equal((await judge(receipt(proof), proof, board(proof))).fault, null);
  }
});

s.test('a stranger with the tracker alone sees the same', async () => {
  for (const proof of await proofs()) {
    equal((await judge({ tracker: trackerOf(proof.leaf) }, proof, board(proof))).holds, true);
    const other = { ...proof, leaf: flipped(proof.leaf) };
    equal((await judge({ tracker: trackerOf(proof.leaf) }, other, board(proof))).fault, 'entry');
  }
});

s.test('one changed byte anywhere is seen', async () => {
  for (const proof of await proofs()) {
    const judged = (changed, shown = board(proof)) => judge(receipt(proof), { ...proof, ...changed }, shown);
    equal((await judged({ leaf: flipped(proof.leaf) })).fault, 'entry');
    equal((await judged({}, { ...board(proof), root: flipped(proof.root) })).fault, 'root');
    for (let i = 0; i < proof.path.length; i++) {
      const path = proof.path.with(i, flipped(proof.path[i]));
      equal((await judged({ path })).fault, 'root');
    }
  }
});

s.test('an answer that is no proof is none', async () => {
  const proof = (await proofs()).at(-1);
  for (const changed of [
    { path: proof.path.slice(1) },
    { path: [...proof.path, proof.root] },
    { path: proof.path.with(0, 'not a hash') },
    { seq: proof.size + 1 },
    { seq: 0 },
    { size: proof.size - 1 },
  ]) {
    equal((await judge(receipt(proof), { ...proof, ...changed }, board(proof))).fault, 'path');
  }
});

s.test('a tracker is the beginning of a leaf', () => {
  equal(trackerOf('00000000000000000000' + 'f'.repeat(44)), '0000-0000-0000-0000');
  equal(trackerOf('ffffffffffffffffffff' + '0'.repeat(44)), 'ZZZZ-ZZZZ-ZZZZ-ZZZZ');
  equal(trackerOf('0123456789abcdef0123' + '0'.repeat(44)), '04HM-ASW9-NF6Y-Y093');
});
