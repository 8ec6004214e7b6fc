import { t } from '../../kit/i18n.js';

/** Whether it matters now what nobody has decided: results are about to go out, or are out. */
export function decides(phase) {
  return phase === 'closed' || phase === 'graded' || phase === 'published';
}

/** What waits for a person's decision, a sentence each; none where nothing does. */
export function undecidedWords(undecided) {
  const { strikes = 0, appeals = 0 } = undecided ?? {};
  return [strikes && t('undecided.strikes', { n: strikes }), appeals && t('undecided.appeals', { n: appeals })].filter(Boolean);
}
