import { html } from 'lit';
import { icon } from '../kit/icon.js';
import { t } from '../kit/i18n.js';

const symbols = { draft: 'circle-dashed', ready: 'circle', open: 'pencil', closed: 'lock', graded: 'list-checks', published: 'megaphone' };

export function phaseBadge(phase) {
  return html`<span class="badge ${phase}">${icon(symbols[phase] ?? 'circle-help')}${t(`exam.phase.${phase}`)}</span>`;
}
