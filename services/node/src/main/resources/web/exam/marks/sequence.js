import { html, svg } from 'lit';
import { t, time } from '../../kit/i18n.js';
import { arranged, laneWidth, nameLines } from './lanes.js';

const STEP = 34;
const TOP = 64;

/** REQUEST, REPLY, ENTER, RELEASE as they happened: one lane for the sheet, one for each person. */
export function sequence(history) {
  const { people, arrows } = arranged(history);
  if (!arrows.length) return html`<p class="quiet empty">${t('sequence.empty')}</p>`;
  const apart = laneWidth(people.length);
  const width = 40 + people.length * apart + apart / 2;
  const height = TOP + arrows.length * STEP + 12;
  const x = (lane) => (lane === 0 ? 40 : 40 + lane * apart);
  return html`<div class="sequence-frame" tabindex="0" role="region" aria-label=${t('sequence.title')}>
    <svg class="sequence" viewBox="0 0 ${width} ${height}" .style=${`width: ${width}px`} role="img" aria-label=${t('sequence.label', { n: arrows.length })}>
      ${[t('sequence.sheet'), ...people].map((name, lane) => svg`<g>${nameLines(name, apart).map((line, i, { length }) => svg`<text class="lane" x=${x(lane)} y=${18 + (i + 2 - length) * 17}>${line}<title>${name}</title></text>`)}<line class="life" x1=${x(lane)} x2=${x(lane)} y1="46" y2=${height}></line></g>`)}
      ${arrows.map((a) => arrow(a, x))}
    </svg>
  </div>
  <details class="more small"><summary>${t('sequence.list')}</summary>
    <ol class="story">${arrows.map((a) => html`<li><time class="quiet">${time(a.at)}</time><span><strong>${a.what}</strong> ${a.who}</span><span class="quiet seq">#${a.seq}</span></li>`)}</ol>
  </details>`;
}

function arrow({ lane, row, what, towards, seq, at, token }, x) {
  const y = TOP + row * STEP;
  const [from, to] = towards === 'sheet' ? [x(lane), x(0)] : [x(0), x(lane)];
  const back = to < from ? 1 : -1;
  const middle = (from + to) / 2;
  return svg`<g class="arrow ${what.toLowerCase()}">
    <title>${what} #${seq} ${time(at)}${token ? ` (${token.after}/${token.fence})` : ''}</title>
    <line x1=${from} x2=${to} y1=${y + 10} y2=${y + 10}></line>
    <path d="M${to + back * 8} ${y + 5} L${to} ${y + 10} L${to + back * 8} ${y + 15}"></path>
    <text x=${middle} y=${y + 4}>${what}</text>
  </g>`;
}
