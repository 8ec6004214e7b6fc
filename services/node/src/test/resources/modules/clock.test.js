import { equal, near, suite } from './harness.js';
import { best, contradict, leapWatch, measure, NodeClock } from '/web/kit/clock.js';
import { backoff } from '/web/kit/backoff.js';
import { parseDuration } from '/web/kit/duration.js';

const s = suite();
export default s;

s.test('half of the round trip is taken off', () => {
  equal(measure({ sent: 100, received: 140, serverReceived: 1020, serverSent: 1020 }), { offset: 900, roundTrip: 40 });
});

s.test('the shortest round trip is believed', () => {
  equal(best([{ offset: 1, roundTrip: 90 }, { offset: 2, roundTrip: 10 }, { offset: 3, roundTrip: 40 }]).offset, 2);
});

s.test('time never goes back, whatever a later exchange says', () => {
  let tick = 0;
  const clock = new NodeClock(() => tick);
  clock.add({ offset: 1000, roundTrip: 50 });
  let last = clock.now();
  clock.add({ offset: 400, roundTrip: 5 });
  for (tick = 0; tick < 5000; tick += 16) {
    const now = clock.now();
    if (now < last) throw new Error(`went back from ${last} to ${now}`);
    last = now;
  }
});

s.test('a wrong first guess is corrected within seconds', () => {
  let tick = 0;
  const clock = new NodeClock(() => tick);
  clock.add({ offset: 1000, roundTrip: 50 });
  clock.now();
  clock.add({ offset: 1300, roundTrip: 5 });
  for (; tick < 4000; tick += 100) clock.now();
  near(clock.now(), tick + 1300, 1);
});

s.test('is unknown before the first exchange', () => equal(new NodeClock().now(), null));

s.test('what was known of the device’s clock is a guess until an exchange', () => {
  const clock = new NodeClock(() => 0);
  equal(clock.guess(), null);
  clock.assume(600_000);
  near(clock.guess(), Date.now() + 600_000, 1000);
  equal([clock.now(), clock.known], [null, false]);
  clock.add({ offset: 5, roundTrip: 1 });
  equal(clock.guess(), 5);
});

s.test('waits longer each time, with jitter, and never less than the server asked', () => {
  near(backoff(0, { random: () => 0 }), 200, 0);
  near(backoff(3, { random: () => 1 }), 3200, 0);
  near(backoff(50, { random: () => 1 }), 8000, 0);
  for (let i = 0; i < 100; i++) if (backoff(0, { retryAfter: 3000 }) < 3000) throw new Error('too early');
});

s.test('reads durations as a resource writes them', () => {
  equal(parseDuration('PT2H'), 7_200_000);
  equal(parseDuration('2h'), 7_200_000);
  equal(parseDuration('P1DT30M'), 88_200_000);
  equal(parseDuration('soon'), null);
  equal(parseDuration(null), null);
});

s.test('a tick that stood still through a sleep is found out by the next exchange', () => {
  let tick = 0;
  const clock = new NodeClock(() => tick);
  clock.add({ offset: 1000, roundTrip: 2 });
  clock.now();
  tick = 100;
  clock.add({ offset: 601_000, roundTrip: 40 });
  near(clock.now(), 601_100, 1);
});

s.test('exchanges that agree within their errors are all believed', () => {
  equal([contradict({ offset: 1000, roundTrip: 50 }, { offset: 1040, roundTrip: 60 }), contradict({ offset: 1000, roundTrip: 2 }, { offset: 1100, roundTrip: 2 })], [false, true]);
});

s.test('a sleep or a clock that was set is noticed once', () => {
  let [wall, tick] = [5000, 100];
  const leapt = leapWatch(() => wall, () => tick);
  const pass = (w, t) => ((wall += w), (tick += t), leapt());
  equal([pass(1000, 1000), pass(600_000, 1000), pass(1000, 1000), pass(-7_200_000, 1000)], [false, true, false, true]);
});
