import { equal, suite } from './harness.js';
import { Turn } from '/web/exam/student/turn.js';

const s = suite();
export default s;

/** A tab, with what it was told; all share the browser's own locks. */
function tab(name, locks) {
  const told = [];
  const turn = new Turn({ onChange: (mine) => told.push(mine), onLeave: async () => told.push('put away') }, locks);
  turn.claim(name);
  return { turn, told };
}

async function until(condition) {
  for (let i = 0; i < 400 && !condition(); i++) await new Promise((r) => setTimeout(r, 5));
  equal(condition(), true);
}

/** Not every address is allowed the browser's locks: these keep the same promises, one name at a time. */
function madeLocks() {
  let holder = null;
  const line = [];
  const next = () => {
    holder = null;
    line.shift()?.();
  };
  const hold = (callback) =>
    new Promise((resolve, reject) => {
      const mine = { reject };
      holder = mine;
      Promise.resolve(callback({})).then((value) => {
        if (holder === mine) next();
        resolve(value);
      });
    });
  return {
    request(name, { ifAvailable, steal, signal }, callback) {
      if (steal) {
        holder?.reject(new DOMException('stolen', 'AbortError'));
        return hold(callback);
      }
      if (!holder) return hold(callback);
      if (ifAvailable) return Promise.resolve(callback(null));
      return new Promise((resolve, reject) => {
        const enter = () => hold(callback).then(resolve, reject);
        line.push(enter);
        signal?.addEventListener('abort', () => {
          const at = line.indexOf(enter);
          if (at < 0) return;
          line.splice(at, 1);
          reject(signal.reason);
        });
      });
    },
  };
}

s.test('the first tab has the turn and the second is told', async () => {
  const locks = madeLocks();
  const [first, second] = [tab('a', locks), tab('a', locks)];
  await until(() => second.told.length > 0);
  equal([first.told, second.told], [[true], [false]]);
});

s.test('who asks for the turn gets it once the other has put away what it has, and gives it back by leaving', async () => {
  const locks = madeLocks();
  const [first, second] = [tab('b', locks), tab('b', locks)];
  await until(() => second.told.length > 0);
  second.turn.take();
  await until(() => first.told.length === 3 && second.turn.mine);
  equal([first.told, second.told], [[true, 'put away', false], [false, true]]);
  second.turn.leave();
  await until(() => first.turn.mine);
});

s.test('from a tab that does not answer the turn is taken', async () => {
  const locks = madeLocks();
  const asleep = [];
  const first = new Turn({ onChange: (mine) => asleep.push(mine), onLeave: () => new Promise(() => {}) }, locks);
  first.claim('c');
  const second = tab('c', locks);
  await until(() => second.told.length > 0);
  second.turn.take();
  await until(() => second.turn.mine && first.mine === false);
  equal([asleep, second.told], [[true, false], [false, true]]);
});

s.test('a browser without locks lets every tab sit', async () => {
  equal([tab('a', null).told, tab('a', null).told], [[true], [true]]);
});
