import { equal, suite } from './harness.js';
import { phaseIndex, reduce, unknown } from '/web/election/reducer.js';
import { freshBeacon, voterView } from '/web/election/voter-flow.js';
import { digests, health } from '/web/cluster/reducer.js';

const s = suite();
export default s;

const election = (seq, ballots = 0, phase = 'open') => ({ seq, phase, turnout: { ballots } });
const fold = (...actions) => actions.reduce(reduce, unknown);

s.test('an older picture never replaces a newer one', () => {
  const state = fold({ type: 'election', data: election(9, 3), at: 1 }, { type: 'election', data: election(7, 2), at: 2 });
  equal(state.election.turnout.ballots, 3);
});

s.test('turnout has a point a change', () => {
  const state = fold(
    { type: 'election', data: election(1, 0), at: 10 },
    { type: 'election', data: election(2, 0), at: 20 },
    { type: 'election', data: election(3, 4), at: 30 },
  );
  equal(state.turnout, [{ at: 10, ballots: 0 }, { at: 30, ballots: 4 }]);
});

s.test('a notice that comes again after a reconnect is one notice', () => {
  const notice = { type: 'notice', data: { kind: 'opened', at: 'x', seq: 4 } };
  equal(fold(notice, notice).notices.length, 1);
});

s.test('an unknown event changes nothing', () => {
  equal(reduce(unknown, { type: 'later', data: {} }) === unknown, true);
});

s.test('the queue place is forgotten once answered', () => {
  equal(fold({ type: 'queue', data: { position: 3 } }, { type: 'answered' }).queue, null);
});

s.test('a pause is an open election that waits', () => equal(phaseIndex('paused'), phaseIndex('open')));

s.test('a receipt outlasts every phase', () => {
  equal(voterView({ election: election(1, 1, 'closed'), receipt: {} }), 'receipt');
  equal(voterView({ election: election(1, 1, 'published'), receipt: {} }), 'receipt');
});

s.test('a ballot under way is shown as sending, even after the close', () => {
  equal(voterView({ election: election(1, 1, 'closed'), signedIn: true, sending: {} }), 'sending');
});

s.test('after the close the beacon stays what it was: it is the evidence', () => {
  const command = { beacon: 'old' };
  equal(freshBeacon(command, { token: 'new' }, election(1, 0, 'closed')).beacon, 'old');
  equal(freshBeacon(command, { token: 'new' }, election(1, 0, 'open')).beacon, 'new');
});

s.test('replicas at the same entry are compared, and nothing is claimed of others', () => {
  const peers = [{ digestSeq: 5, digest: 'a' }, { digestSeq: 5, digest: 'a' }, { digestSeq: 4, digest: 'c' }];
  equal(digests(peers).map((p) => p.agrees), [true, true, null]);
});

s.test('a replica that differs at the same entry is found', () => {
  const peers = [{ digestSeq: 5, digest: 'a' }, { digestSeq: 5, digest: 'b' }, { digestSeq: 4, digest: 'c' }];
  equal(digests(peers).map((p) => p.agrees), [false, false, null]);
});

s.test('replicas of two state versions are not compared', () => {
  const peers = [{ digestSeq: 5, digest: 'a', stateVersion: 1 }, { digestSeq: 5, digest: 'b', stateVersion: 2 }, { digestSeq: 5, digest: 'a', stateVersion: 1 }];
  equal(digests(peers).map((p) => p.agrees), [true, null, true]);
});

s.test('health follows the majority', () => {
  const shard = (leader, ...alive) => ({ leader, peers: alive.map((a) => ({ alive: a })) });
  equal(health(shard('a', true, true, true)), 'whole');
  equal(health(shard('a', true, true, false)), 'reduced');
  equal(health(shard(null, true, true, false)), 'electing');
  equal(health(shard('a', true, false, false)), 'lost');
});
