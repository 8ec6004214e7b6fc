import { html, nothing } from 'lit';
import { icon } from '../../kit/icon.js';
import { t, time } from '../../kit/i18n.js';

const SHOWN = 3;

/** What proctors said, newest first; a warning interrupts, a message does not. */
export function messageList(messages = []) {
  if (!messages.length) return html`<div role="status" class="messages"></div>`;
  const newest = [...messages].sort((a, b) => b.seq - a.seq);
  const shown = newest.slice(0, SHOWN);
  const older = newest.slice(SHOWN);
  return html`<section class="messages" aria-label=${t('messages.title')}>
    ${shown.map(message)}
    ${older.length ? html`<details class="more"><summary>${t('messages.older', { n: older.length })}</summary>${older.map(message)}</details>` : nothing}
  </section>`;
}

function message(m) {
  return html`<div class="notice ${m.warning ? 'warn' : 'info'}" role=${m.warning ? 'alert' : 'status'}>
    ${icon(m.warning ? 'triangle-alert' : 'message-square')}
    <div>
      <strong>${t(m.warning ? 'messages.warning' : 'messages.message')} <span class="quiet small">${time(m.at)}</span></strong>
      <p>${m.text}</p>
    </div>
  </div>`;
}
