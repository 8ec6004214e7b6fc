import { html, nothing } from 'lit';
import { icon } from './icon.js';
import { date, number, t } from './i18n.js';

/** A tracker in groups, read aloud letter by letter. */
export function trackerGroups(tracker) {
  return html`<span class="tracker" role="img" aria-label=${[...tracker].join(' ')}>
    ${tracker.split('-').map((group) => html`<span>${group}</span>`)}
  </span>`;
}

export function receiptTime(time) {
  return typeof time === 'object' ? (time.physical ?? time.millis ?? time.physicalMillis ?? null) : time;
}

export function receiptFacts({ receipt }) {
  const at = receiptTime(receipt.time);
  return html`<dl class="facts receipt-facts">
    <div class="fact"><dt>${t('receipt.seq')}</dt><dd>${number(receipt.seq)}</dd></div>
    ${at === null
      ? nothing
      : html`<div class="fact"><dt>${t('receipt.time')}</dt><dd>${date(at, { timeStyle: 'medium' })}</dd></div>`}
    <div class="fact"><dt>${t('receipt.epoch')}</dt><dd>${number(receipt.epoch)}</dd></div>
  </dl>`;
}

/** The receipt as a file that a person and a program can read. */
export function downloadReceipt(name, answer, proof) {
  const text = JSON.stringify({ election: name, tracker: answer.tracker, ...answer, ...proof }, null, 2);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = `plenum-${name}-${answer.tracker}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export const copyIcon = () => icon('copy');
