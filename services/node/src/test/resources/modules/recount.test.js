import { equal, suite } from './harness.js';
import { differences, recount } from '/web/election/recount.js';

const s = suite();
export default s;

const ballots = [
  { tracker: 'a', weight: 1, choices: { chair: ['ana'], rules: ['yes'] } },
  { tracker: 'b', weight: 2, choices: { chair: ['ben'], rules: [] } },
];
const result = {
  ballots: 2,
  contests: [
    { id: 'chair', text: 'Who?', options: [{ id: 'ana', name: 'Ana', votes: 1 }, { id: 'ben', name: 'Ben', votes: 2 }] },
    { id: 'rules', text: 'Shall?', options: [{ id: 'yes', name: 'Yes', votes: 1 }, { id: 'no', name: 'No', votes: 0 }] },
  ],
};

s.test('ballots that give the published result differ in nothing', () => {
  equal(differences(recount(ballots), result), []);
});

s.test('a ballot that stands there twice counts once and is told', () => {
  equal(differences(recount([...ballots, ballots[0]]), result), [{ what: 'repeated', n: 1 }]);
});

s.test('a missing ballot is told with what it lacks', () => {
  equal(differences(recount(ballots.slice(1)), result).map((d) => d.what), ['ballots', 'option', 'option']);
});

s.test('a choice that the result does not know is told', () => {
  const strange = { tracker: 'c', weight: 1, choices: { chair: ['zoe'] } };
  equal(differences(recount([...ballots, strange]), { ...result, ballots: 3 }), [
    { what: 'option', contest: 'chair', option: 'zoe', published: 0, counted: 1 },
  ]);
});
