import { equal, suite } from './harness.js';
import { rowsFor, seats } from '/web/kit/seats.js';
import { nice } from '/web/kit/scale.js';

const s = suite();
export default s;

s.test('everybody has a seat', () => {
  for (let n = 1; n <= 240; n++) equal(seats(n).length, n);
});

s.test('nobody sits on somebody else', () => {
  const places = seats(120);
  for (let i = 0; i < places.length; i++) {
    for (let j = i + 1; j < places.length; j++) {
      if (Math.hypot(places[i].x - places[j].x, places[i].y - places[j].y) < 3) throw new Error(`${i} on ${j}`);
    }
  }
});

s.test('rows grow with the assembly', () => equal([1, 12, 100, 240].map(rowsFor), [1, 2, 6, 9]));

s.test('the top of a curve divides by four', () => {
  for (const n of [1, 5, 37, 412, 5001]) {
    const top = nice(n);
    if (top < n || top % 4) throw new Error(`${n} gave ${top}`);
  }
});
