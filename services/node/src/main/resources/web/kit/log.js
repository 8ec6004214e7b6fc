import { html, nothing } from 'lit';
import { number, t, time } from './i18n.js';

/** Entries of the ledger in plain words, newest first. */
export function log(entries) {
  if (!entries?.length) return html`<p class="quiet empty">${t('log.empty')}</p>`;
  return html`<div class="log" tabindex="0" role="region" aria-label=${t('log.title')}><ol>
    ${entries.map(
      (e) => html`<li>
        <time datetime=${e.time} class="quiet">${time(e.time)}</time>
        <span>${e.summary}${e.actor ? html` <span class="quiet">· ${e.actor}</span>` : nothing}</span>
        <span class="quiet seq">#${number(e.seq)}</span>
      </li>`,
    )}
  </ol></div>`;
}
