import { date, t } from '../kit/i18n.js';
import { kindWord } from './kind-word.js';

/** Where one event has several wordings, which it is. */
const variants = {
  AnswerSaved: ({ answer }) => (answer ? '' : '.bare'),
  LateAnswerKept: ({ answer }) => (answer ? '' : '.bare'),
  HandedIn: ({ mode }) => `.${mode}`,
  StrikeGiven: ({ terminate }) => (terminate ? '.ends' : ''),
  StrikeReviewed: ({ verdict }) => `.${verdict}`,
  AppealFiled: ({ text }) => (text === undefined ? '.bare' : ''),
  AppealDecided: ({ verdict }) => `.${verdict}`,
  MessageSent: ({ text, warning, everybody }) => (text === undefined ? (everybody ? '.everybody' : '.one') : warning ? '.warning' : ''),
  AttemptTerminated: ({ strike }) => (strike ? '.strike' : ''),
  AnswerMarked: ({ settles }) => (settles ? '.settles' : ''),
};

/** As it was given: what is typed in quotation marks, choices by their ids. */
function given({ choices, truth, text, blank }) {
  if (blank) return t('entry.answer.blank');
  if (text !== undefined) return `"${text}"`;
  if (truth !== undefined) return t(`item.${truth}`);
  return choices.join(' ') || t('entry.answer.none');
}

function about({ strike, item, lateItem }) {
  if (strike) return t('strike.title', { n: strike });
  return item ? t('appeal.item', { item }) : t('entry.about.late', { item: lateItem });
}

const written = {
  answer: given,
  about,
  kind: kindWord,
  cause: (cause) => t(`entry.cause.${cause}`),
  at: (at) => date(at),
};

/** What an entry of the ledger says, in the reader's language. */
export function entryWords({ type, particulars = {} }) {
  const params = Object.fromEntries(Object.entries(particulars).map(([name, value]) => [name, written[name]?.(value) ?? value]));
  const words = t(`entry.${type}${variants[type]?.(particulars) ?? ''}`, params);
  return particulars.drill ? `${words} ${t('entry.drill')}` : words;
}
