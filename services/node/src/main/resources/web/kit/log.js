import { html, nothing } from 'lit';
import { date, number, t, time } from './i18n.js';

const ISO_TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** As the ledger says it, with times in the reader's way. */
function sentence(summary) {
  const text = summary.replace(ISO_TIME, (at) => date(at));
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/**
 * Entries of the ledger in plain words, newest first.
 *
 * @param words what an entry says; the node's own words where the page has none
 */
export function log(entries, words = (entry) => sentence(entry.summary)) {
  if (!entries?.length) return html`<p class="quiet empty">${t('log.empty')}</p>`;
  return html`<div class="log" tabindex="0" role="region" aria-label=${t('log.title')}><ol>
    ${entries.map(
      (e) => html`<li>
        <time datetime=${e.time} class="quiet">${time(e.time)}</time>
        <span>${words(e)}${e.actor ? html` <span class="quiet">· ${e.actor}</span>` : nothing}</span>
        <span class="quiet seq">#${number(e.seq)}</span>
      </li>`,
    )}
  </ol></div>`;
}
