import { equal, suite } from './harness.js';
import { languages, preferredLanguage, setLanguage, startLanguage, t } from '/web/kit/i18n.js';
import { entryWords } from '/web/exam/entry-words.js';
import { whyWords } from '/web/exam/why-words.js';

const s = suite();
export default s;

const fetched = async (path) => (await fetch(`/web/lang/${path}.json`)).json();
const load = async (tag) => ({ ...(await fetched(tag)), ...(await fetched(`exam/${tag}`)) });
const holes = (text) => [...new Set(JSON.stringify(text).match(/\{\w+\}/g) ?? [])].sort();

s.test('every language says everything', async () => {
  const english = Object.keys(await load('en')).sort();
  for (const tag of Object.keys(languages)) equal(Object.keys(await load(tag)).sort(), english);
});

s.test('every language fills the same holes', async () => {
  const english = await load('en');
  for (const tag of Object.keys(languages)) {
    for (const [key, text] of Object.entries(await load(tag))) {
      const strange = holes(text).filter((hole) => !holes(english[key]).includes(hole) && hole !== '{n}');
      if (strange.length) throw new Error(`${tag} ${key}: ${strange}`);
    }
  }
});

s.test('the reader is asked first, then the browser, then English', () => {
  equal(preferredLanguage(['de-AT', 'en'], null), 'de');
  equal(preferredLanguage(['de-AT'], 'en'), 'en');
  equal(preferredLanguage(['xx'], null), 'en');
});

s.test('numbers choose the words', async () => {
  await setLanguage('en');
  equal(t('preview.options', { n: 1 }), '1 option');
  equal(t('preview.options', { n: 1200 }), '1,200 options');
});

const each = (name, values, more = {}) => values.map((value) => ({ [name]: value, ...more }));
const judged = { number: 1, reason: 'Seen.' };
/** Events that are told in several ways, in all of them. */
const told = {
  AnswerSaved: [{ item: 'q1' }, ...each('answer', [{ choices: ['a', 'b'] }, { choices: [] }, { truth: false }, { text: '' }, { blank: true }], { item: 'q1' })],
  LateAnswerKept: [{ item: 'q1', millis: 5 }, ...each('cause', ['examOver', 'itemOver', 'handedIn', 'terminated'], { item: 'q1', millis: 5, answer: { text: '7' } })],
  HandedIn: each('mode', ['manual', 'automatic', 'expired'], { device: 'laptop' }),
  IncidentRecorded: each('kind', ['focusLost', 'clipboard', 'secondDevice', 'screen', 'network', 'ping', 'manual', 'drill'], { number: 1, millis: 2000 }),
  StrikeGiven: each('terminate', [true, false], { number: 1, incident: 2, percent: 50, version: 3, drill: true }),
  StrikeReviewed: each('verdict', ['confirmed', 'dismissed'], judged),
  AppealFiled: [{ number: 1 }, ...each('about', [{ strike: 1 }, { item: 'q1' }, { lateItem: 'q1' }], { number: 1, text: 'No.' })],
  AppealDecided: each('verdict', ['upheld', 'rejected'], judged),
  MessageSent: [...each('everybody', [true, false]), ...each('warning', [true, false], { text: 'Hush.' })],
  AttemptTerminated: [{ reason: 'Left.' }, { strike: 2 }],
  AnswerMarked: each('settles', [true, false], { item: 'q1', marks: 1.5 }),
};

s.test('every language tells each event in each of its ways, with nothing left open', async () => {
  for (const tag of Object.keys(languages)) {
    await startLanguage(['exam']);
    await setLanguage(tag);
    for (const [type, ways] of Object.entries(told)) {
      const words = ways.map((particulars) => entryWords({ type, particulars }));
      equal(words.filter((w) => /[{}]|undefined|object|entry\.|incident\./.test(w)), []);
      equal(new Set(words).size, ways.length);
    }
  }
});

s.test('an entry reads as it was given', async () => {
  await startLanguage(['exam']);
  await setLanguage('de');
  const at = (type, particulars) => entryWords({ type, particulars });
  equal(at('AnswerSaved', { item: 'q4', answer: { text: '32' } }), 'Hat q4 beantwortet: "32"');
  equal(at('AttemptsExpired', { n: 1 }), 'Die Zeit war um; der Server hat eine Arbeit abgegeben');
  equal(at('StrikeReviewed', { number: 2, verdict: 'dismissed', reason: 'Ein Anruf.' }), 'Verwarnung 2 wurde verworfen: Ein Anruf.');
});

s.test('a mark says who gave it, what the key says and where the answer stands', async () => {
  await startLanguage(['exam']);
  await setLanguage('en');
  equal(whyWords({ outcome: 'right', tolerance: '0.5', answerSeq: 17 }), 'Your answer is right. Up to 0.5 off counts as right. Your answer is entry 17.');
  equal(whyWords({ outcome: 'waiting', enteredSeq: 36, answerSeq: 19 }), 'A person entered these marks: entry 36. Your answer is entry 19.');
  equal(whyWords({ outcome: 'blank' }), 'Nothing was answered.');
  equal(['right', 'partly', 'wrong', 'blank', 'waiting'].filter((outcome) => whyWords({ outcome }).startsWith('why')), []);
});
