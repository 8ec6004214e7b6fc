import { equal, suite } from './harness.js';
import { fault, faults, paper, toggle } from '/web/election/choices.js';
import { actsIn, irrevocable } from '/web/election/acts.js';

const s = suite();
export default s;

const options = ['a', 'b', 'c'].map((id) => ({ id }));
const one = { id: 'one', method: 'plurality', seats: 1, min: 0, max: 1, options };
const some = { id: 'some', method: 'approval', seats: 1, min: 2, max: 3, options };

s.test('one choice replaces the other', () => equal(toggle({ one: ['a'] }, one, 'b', true), { one: ['b'] }));

s.test('several are added and taken away', () => {
  equal(toggle({ some: ['a'] }, some, 'c', true), { some: ['a', 'c'] });
  equal(toggle({ some: ['a', 'c'] }, some, 'a', false), { some: ['c'] });
});

s.test('a blank is in order where nothing is asked for', () => {
  equal(fault(one, []), null);
  equal(fault(some, ['a']), 'few');
  equal(faults([one, some], {}).map((c) => c.id), ['some']);
});

s.test('what is sent holds every contest, in the order of the paper, and nothing else', () => {
  equal(paper([one, some], { some: ['c', 'a', 'gone'], other: ['x'] }), { one: [], some: ['a', 'c'] });
});

s.test('acts fit their phase, and the final ones are asked about', () => {
  equal(actsIn('open'), ['stop', 'pause']);
  equal(actsIn('published'), []);
  equal(['start', 'stop', 'publish', 'pause', 'resume'].map(irrevocable), [true, true, true, false, false]);
});
