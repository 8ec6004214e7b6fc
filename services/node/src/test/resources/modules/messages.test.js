import { equal, suite } from './harness.js';
import { languages, preferredLanguage, setLanguage, t } from '/web/kit/i18n.js';

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
