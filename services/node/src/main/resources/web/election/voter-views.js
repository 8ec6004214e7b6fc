import { html } from 'lit';
import { about } from '../kit/duration.js';
import { icon } from '../kit/icon.js';
import { date, t } from '../kit/i18n.js';
import { closing } from './state.js';

/** What of the voter's page follows from what it is given alone. */

/** Whoever could register may sign in by name, also when registering is over. */
export function signInKind({ registration }) {
  return registration === 'open' || registration === 'over' ? 'voter' : 'code';
}

export function when(election) {
  const closes = closing(election);
  if (election.phase === 'draft') {
    return election.opensAt ? t('when.opens', { at: date(election.opensAt) }) : t('when.draft');
  }
  return closes ? t('when.open', { at: date(closes) }) : t('when.open.manual');
}

export function contestsPreview(election) {
  return html`<section class="preview">
    <h2 class="label">${t('preview.title', { n: election.contests.length })}</h2>
    <ol>
      ${election.contests.map((c) => html`<li><span>${c.text}</span><span class="quiet small">${t('preview.options', { n: c.options.length })}</span></li>`)}
    </ol>
  </section>`;
}

/** A ballot on its way, and its place where others are before it. */
export function sendingView({ attempt, unreachable }, queue, command) {
  const mine = queue && queue.commandId === command?.commandId;
  return html`<div class="sending">
    <div class="pulse" aria-hidden="true">${icon('send')}</div>
    <h1 tabindex="-1">${t('sending.title')}</h1>
    <p role="status" aria-live="polite" class="sending-state">
      ${mine
        ? t('sending.queue', { n: queue.position, wait: about(queue.estimateMillis) })
        : t(unreachable ? 'sending.offline' : attempt ? 'sending.again' : 'sending.now', { n: attempt })}
    </p>
    <p class="quiet small">${t('sending.safe')}</p>
  </div>`;
}
