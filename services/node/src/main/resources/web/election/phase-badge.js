import { html } from 'lit';
import { icon } from '../kit/icon.js';
import { t } from '../kit/i18n.js';

const symbols = { draft: 'circle-dashed', open: 'vote', paused: 'pause', closed: 'lock', tallied: 'calculator', published: 'megaphone' };

export function phaseBadge(phase) {
  return html`<span class="badge ${phase}">${icon(symbols[phase])}${t(`phase.${phase}`)}</span>`;
}
