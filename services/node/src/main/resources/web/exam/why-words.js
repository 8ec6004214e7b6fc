import { t } from '../kit/i18n.js';

/** Why an item has its marks, and where in the ledger that stands. */
export function whyWords({ outcome, tolerance, enteredSeq, answerSeq }) {
  return [
    enteredSeq ? t('why.entered', { seq: enteredSeq }) : t(`why.${outcome}`),
    tolerance && !enteredSeq ? t('why.tolerance', { tolerance }) : null,
    answerSeq ? t('why.answer', { seq: answerSeq }) : null,
  ]
    .filter(Boolean)
    .join(' ');
}
