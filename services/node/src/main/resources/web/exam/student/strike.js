import { html, nothing } from 'lit';
import { icon } from '../../kit/icon.js';
import { date, t } from '../../kit/i18n.js';
import { kindWord } from '../kind-word.js';

export function consequence(strike) {
  if (strike.drill) return t('strike.drill');
  if (strike.state === 'dismissed') return '';
  if (strike.state === 'confirmed') return t(strike.terminate ? 'strike.terminated' : 'strike.costs', { percent: strike.penaltyPercent });
  if (strike.terminate) return t('strike.terminate', { percent: strike.penaltyPercent });
  return t('strike.penalty', { percent: strike.penaltyPercent });
}

/** A strike that must be acknowledged. It cannot be closed any other way, and the time goes on. */
export function strikeDialog(strike, attempt, onAcknowledge) {
  return html`<dialog class="ask strike" aria-labelledby="strike-title" aria-describedby="strike-what" @cancel=${(e) => e.preventDefault()}>
    <p class="strike-sign">${icon('shield-alert')}</p>
    <h2 id="strike-title">${t('strike.title', { n: strike.number })}</h2>
    <div id="strike-what">
      <p>${t('strike.what', { kind: kindWord(strike.kind), at: date(strike.at, { timeStyle: 'medium' }) })}</p>
      <p><strong>${consequence(strike)}</strong></p>
      <p class="quiet small">${t('strike.provisional')}</p>
    </div>
    <p class="small">${t('strike.time')} <exam-countdown .attempt=${attempt}></exam-countdown></p>
    <div class="actions">
      <button class="button primary" type="button" @click=${() => onAcknowledge(strike.number)}>${t('strike.acknowledge')}</button>
    </div>
  </dialog>`;
}

const states = { provisional: ['hourglass', 'warn'], confirmed: ['gavel', 'bad'], dismissed: ['circle-check', 'good'] };

/** All strikes so far with what became of them. */
export function strikeList(strikes, extra = () => nothing) {
  if (!strikes?.length) return nothing;
  return html`<section class="ruled strikes">
    <h2>${t('strikes.title')}</h2>
    <ul>
      ${strikes.map(
        (s) => html`<li>
          <p class="strike-head">
            <strong>${t('strike.title', { n: s.number })}</strong>
            <span class="mark ${states[s.state][1]}">${icon(states[s.state][0])}${t(`strike.${s.state}`)}</span>
          </p>
          <p class="small quiet">${t('strike.what', { kind: kindWord(s.kind), at: date(s.at, { timeStyle: 'medium' }) })} ${consequence(s)}</p>
          ${extra(s)}
        </li>`,
      )}
    </ul>
  </section>`;
}
