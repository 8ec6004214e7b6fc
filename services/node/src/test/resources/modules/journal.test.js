import { equal, suite } from './harness.js';
import { empty, handing, look, reduce } from '/web/exam/student/journal.js';
import { Sender } from '/web/exam/student/sender.js';
import { Drawer } from '/web/exam/student/drawer.js';
import { createStore } from '/web/kit/store.js';
import { Refusal, Unreachable } from '/web/kit/api.js';

const s = suite();
export default s;

const command = (id, item, text, kind = 'answer') => ({ commandId: id, kind, path: '/attempt/answers', item, tried: false, body: { commandId: id, item, answer: { text }, marked: false } });
const answered = (id, item, text) => ({ type: 'answered', command: command(id, item, text) });
const fold = (...actions) => actions.reduce(reduce, empty);
const ids = (state) => state.outbox.map((c) => c.commandId);

s.test('nothing is saved before the answer to its own command', () => {
  let state = fold(answered('1', 'q1', 'a'), { type: 'trying', commandId: '1' });
  equal(state.answers.q1.state, 'sending');
  state = reduce(state, { type: 'accepted', commandId: '1', answer: { receipt: { seq: 7 }, verdict: 'onTime' } });
  equal([state.answers.q1.state, state.answers.q1.seq, state.outbox.length], ['saved', 7, 0]);
});

s.test('an answer that nobody has tried to send makes way for a newer one', () => {
  equal(ids(fold(answered('1', 'q1', 'a'), answered('2', 'q2', 'b'), answered('3', 'q1', 'c'))), ['2', '3']);
});

s.test('an answer that may have arrived stays before the newer one', () => {
  const state = fold(answered('1', 'q1', 'a'), { type: 'trying', commandId: '1' }, answered('2', 'q1', 'b'));
  equal(ids(state), ['1', '2']);
  const later = reduce(state, { type: 'accepted', commandId: '1', answer: { receipt: { seq: 7 } } });
  equal([later.answers.q1.state, later.answers.q1.answer.text], ['sending', 'b']);
});

s.test('without a network everything waits and says so', () => {
  const state = fold(answered('1', 'q1', 'a'), { type: 'failed', unreachable: true }, answered('2', 'q2', 'b'));
  equal([state.answers.q1.state, state.answers.q2.state, state.offline], ['kept', 'kept', true]);
});

s.test('text typed on since it was sent is not confirmed by the older answer', () => {
  const state = fold(answered('1', 'q1', 'a'), { type: 'typed', item: 'q1', answer: { text: 'ab' } }, { type: 'accepted', commandId: '1', answer: { receipt: { seq: 7 } } });
  equal(state.answers.q1.state, 'typing');
});

s.test('a late answer is called late', () => {
  const state = fold(answered('1', 'q1', 'a'), { type: 'accepted', commandId: '1', answer: { receipt: { seq: 7 }, verdict: 'late', lateMillis: 1200 } });
  equal([state.answers.q1.state, state.answers.q1.lateMillis], ['late', 1200]);
});

s.test('the node’s word never overwrites what is under way here', () => {
  const items = [{ id: 'q1', answer: { text: 'old' }, savedSeq: 3 }, { id: 'q2', answer: { text: 'other device' }, savedSeq: 4 }, { id: null }];
  const state = fold(answered('1', 'q1', 'new'), { type: 'server', items });
  equal([state.answers.q1.answer.text, state.answers.q2.answer.text, state.answers.q2.state], ['new', 'other device', 'saved']);
});

s.test('an older picture of the node never takes a saved answer back', () => {
  const state = fold(answered('1', 'q1', 'new'), { type: 'accepted', commandId: '1', answer: { receipt: { seq: 9 } } }, { type: 'server', items: [{ id: 'q1', answer: { text: 'old' }, savedSeq: 3 }] });
  equal(state.answers.q1.answer.text, 'new');
});

s.test('a late answer that counts after all is saved', () => {
  const late = [answered('1', 'q1', 'new'), { type: 'accepted', commandId: '1', answer: { receipt: { seq: 9 }, verdict: 'late', lateMillis: 10 } }];
  const server = (savedSeq) => ({ type: 'server', items: [{ id: 'q1', answer: { text: 'node' }, savedSeq }] });
  equal([fold(...late, server(3)).answers.q1.state, fold(...late, server(12)).answers.q1.state], ['late', 'saved']);
});

s.test('a reload finds what was kept before and what was done since', () => {
  const state = fold(answered('2', 'q2', 'b'), { type: 'loaded', answers: { q1: { answer: { text: 'a' }, state: 'kept' } }, outbox: [command('1', 'q1', 'a')] });
  equal([ids(state), Object.keys(state.answers).sort()], [['1', '2'], ['q1', 'q2']]);
});

s.test('a hand-in is known from the moment it is made', () => {
  equal(handing(fold({ type: 'queued', command: { commandId: 'h', kind: 'handIn' } })), true);
});

s.test('the navigator tells saved from waiting', () => {
  const state = fold(answered('1', 'q1', 'a'));
  equal([look(state, { id: 'q1' }).shown, look(state, { id: 'q2' }).shown, look(state, { id: null }).shown], ['waiting', 'empty', 'empty']);
});

/** A sender against a node that answers with the next of the given answers. */
async function sent(commands, answers, { held = [], paused = () => false } = {}) {
  const journal = createStore(reduce, empty);
  commands.forEach((c) => journal.dispatch({ type: c.kind === 'answer' ? 'answered' : 'queued', command: c }));
  const asked = [];
  const kept = [];
  let time = 0;
  let renewed = 0;
  await new Promise((resolve) => {
    const sender = new Sender({
      journal,
      keep: async () => kept.push(journal.state.outbox.map((c) => [c.commandId, c.tried])),
      token: () => 'token',
      wait: async (millis) => (time += millis),
      now: () => time,
      paused,
      fresh: () => `new${++renewed}`,
      onHeld: ({ commandId, item }) => held.push([commandId, journal.state.answers[item]?.state]),
      ask: async (method, path, { body }) => {
        asked.push([body.commandId, kept.at(-1)?.find(([id]) => id === body.commandId)?.[1]]);
        const answer = answers.shift() ?? { receipt: { seq: asked.length } };
        if (answer instanceof Error) throw answer;
        return answer;
      },
      onAnswer: () => journal.state.outbox.length || resolve(),
      onRefused: () => journal.state.outbox.length || resolve(),
      onSignedOut: resolve,
    });
    sender.kick();
  });
  return { asked, state: journal.state };
}

s.test('every command is on the disk, marked as tried, before its first try', async () => {
  const { asked } = await sent([command('1', 'q1', 'a')], []);
  equal(asked, [['1', true]]);
});

s.test('the same id is sent until somebody decides, and the order is kept', async () => {
  const { asked, state } = await sent([command('1', 'q1', 'a'), command('2', 'q2', 'b')], [new Unreachable('x'), new Refusal(503, { reason: 'NoLeader' }, 1)]);
  equal([asked.map(([id]) => id), state.answers.q2.state], [['1', '1', '1', '2'], 'saved']);
});

s.test('a refusal is final and the next command goes on', async () => {
  const { asked, state } = await sent([command('1', 'q1', 'a'), command('2', 'q2', 'b')], [new Refusal(422, { reason: 'AnswerInvalid' }, 0)]);
  equal([asked.map(([id]) => id), state.answers.q1.state, state.answers.q1.reason, state.answers.q2.state], [['1', '2'], 'refused', 'AnswerInvalid', 'saved']);
});

s.test('an answer refused while paused is kept and sent again as another command', async () => {
  const held = [];
  const { asked, state } = await sent([command('1', 'q1', 'a'), command('2', 'q2', 'b')], [new Refusal(403, { reason: 'Paused' }, 0)], { held });
  equal([asked.map(([id]) => id), state.answers.q1.state, state.answers.q2.state], [['1', '2', 'new1'], 'saved', 'saved']);
  equal(held, [['new1', 'kept']]);
});

s.test('while the page knows of the pause an answer that was refused waits for its end', async () => {
  let rests = 3;
  const { asked } = await sent([command('1', 'q1', 'a')], [new Refusal(403, { reason: 'Paused' }, 0)], { paused: () => rests-- > 0 });
  equal([asked.map(([id]) => id), rests < 0], [['1', 'new1'], true]);
});

s.test('a node’s fault loses no answer and holds no other up', async () => {
  const { asked, state } = await sent([command('1', 'q1', 'a'), command('2', 'q2', 'b')], [new Refusal(500, {}, 0)]);
  equal([asked.map(([id]) => id), state.answers.q1.state], [['1', '2', '1'], 'saved']);
});

s.test('a hand-in waits for the answers before it, and a newer answer for the older', async () => {
  const handIn = { commandId: 'h', kind: 'handIn', path: '/attempt/hand-in', item: null, tried: false, body: { commandId: 'h', mode: 'manual' } };
  const { asked } = await sent([{ ...command('1', 'q1', 'a'), tried: true }, command('2', 'q1', 'b'), handIn], [new Refusal(500, {}, 0)]);
  equal(asked.map(([id]) => id), ['1', '1', '2', 'h']);
});

s.test('a hand-in by the page’s own clock is dropped where the time rests', async () => {
  const handIn = { commandId: 'h', kind: 'handIn', path: '/attempt/hand-in', item: null, tried: false, body: { commandId: 'h', mode: 'automatic' } };
  const { asked, state } = await sent([handIn], [new Refusal(403, { reason: 'Paused' }, 0)]);
  equal([asked.map(([id]) => id), state.outbox], [['h'], []]);
});

s.test('who is signed out meanwhile loses nothing', async () => {
  const { state } = await sent([command('1', 'q1', 'a')], [new Refusal(401, {}, 0)]);
  equal(state.outbox.length, 1);
});

s.test('the drawer keeps what it is given, in the order of the writes', async () => {
  const drawer = new Drawer();
  equal(await drawer.works(), true);
  const writes = ['a', 'b', 'c'].map((x) => drawer.save('k', { answers: { q: x }, outbox: [] }));
  equal(await Promise.all(writes), [true, true, true]);
  equal((await new Drawer().load('k')).answers.q, 'c');
  await drawer.drop('k');
  equal(await drawer.load('k'), null);
});

s.test('who had the journal before writes nothing over who has it now', async () => {
  const [before, now] = [new Drawer(), new Drawer()];
  const written = (x) => ({ answers: { q: x }, outbox: [] });
  await before.claim('t');
  equal(await before.save('t', written('a')), true);
  equal((await now.claim('t')).answers.q, 'a');
  equal([await now.save('t', written('b')), await before.save('t', written('late'))], [true, false]);
  equal((await before.load('t')).answers.q, 'b');
  await now.drop('t');
});

s.test('a browser that keeps nothing is told apart', async () => {
  const refusing = { open: () => { throw new Error('private'); } };
  equal([await new Drawer(refusing).works(), await new Drawer(refusing).save('k', empty)], [false, false]);
});
