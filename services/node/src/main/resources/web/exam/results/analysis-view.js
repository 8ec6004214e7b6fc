import { html, nothing } from 'lit';
import { facts } from '../../kit/facts.js';
import { number, percent, t } from '../../kit/i18n.js';
import './exam-chart.js';

const three = (n) => (n === null || n === undefined ? '–' : number(n, { minimumFractionDigits: 3, maximumFractionDigits: 3 }));
const two = (n) => (n === null || n === undefined ? '–' : number(n, { maximumFractionDigits: 2 }));

/** Below this an item tells hardly anything about who knows more; by Ebel's rule of thumb. */
const WEAK_DISCRIMINATION = 0.2;

export function weak(item) {
  return item.discrimination !== null && item.discrimination !== undefined && item.discrimination < WEAK_DISCRIMINATION;
}

/** How the exam itself did: spread of scores, hard and weak items, what distracted. */
export function analysisView(analysis) {
  return html`<section class="ruled">
      <h2>${t('analysis.scores')}</h2>
      ${facts(
        [
          [t('analysis.count'), number(analysis.count)],
          [t('analysis.mean'), two(analysis.mean)],
          [t('analysis.median'), two(analysis.median)],
          [t('analysis.max'), two(analysis.max)],
          [t('analysis.deviation'), two(analysis.deviation)],
          [t('analysis.alpha'), three(analysis.alpha)],
        ],
        true,
      )}
      ${analysis.distribution?.length ? distribution(analysis.distribution) : nothing}
    </section>
    <section class="ruled">
      <h2>${t('analysis.items')}</h2>
      <p class="quiet small">${t('analysis.items.why')}</p>
      ${items(analysis.items)} ${table(analysis.items)}
    </section>`;
}

function distribution(bins) {
  const label = (b) => (b.from === b.to ? two(b.from) : `${two(b.from)}–${two(b.to)}`);
  return html`<exam-chart
      kind="bar"
      label=${t('analysis.distribution', { n: bins.reduce((sum, b) => sum + b.count, 0) })}
      .data=${(c) => ({ labels: bins.map(label), datasets: [{ data: bins.map((b) => b.count), backgroundColor: c.accent, borderRadius: 4, categoryPercentage: 0.95 }] })}
      .options=${{ plugins: { legend: { display: false } }, scales: { x: { title: { display: true, text: t('marks.score') }, grid: { display: false } }, y: { beginAtZero: true, ticks: { precision: 0 } } } }}
    ></exam-chart>`;
}

function items(list) {
  const points = (c) => ({
    datasets: [
      {
        data: list.map((i) => ({ x: i.facility, y: i.discrimination, id: i.id })),
        pointStyle: list.map((i) => (weak(i) ? 'triangle' : 'circle')),
        backgroundColor: list.map((i) => (weak(i) ? c.warn : c.accent)),
        radius: 6,
        hoverRadius: 8,
      },
    ],
  });
  const axis = (text, more) => ({ title: { display: true, text }, ...more });
  return html`<exam-chart
    kind="scatter"
    label=${t('analysis.picture', { n: list.length, weak: list.filter(weak).length })}
    .data=${points}
    .options=${{
      plugins: { legend: { display: false }, tooltip: { callbacks: { label: ({ raw }) => `${raw.id}: ${three(raw.x)} / ${three(raw.y)}` } } },
      scales: { x: axis(t('analysis.facility'), { min: 0, max: 1 }), y: axis(t('analysis.discrimination'), { suggestedMin: 0, suggestedMax: 1 }) },
    }}
  ></exam-chart>`;
}

function table(list) {
  return html`<div class="table-frame" tabindex="0" role="region" aria-label=${t('analysis.items')}>
    <table>
      <thead>
        <tr><th scope="col">${t('marks.item')}</th><th scope="col" class="n">${t('analysis.facility')}</th><th scope="col" class="n">${t('analysis.discrimination')}</th><th scope="col">${t('analysis.choices')}</th></tr>
      </thead>
      <tbody>
        ${list.map(
          (i) => html`<tr>
            <td>${i.id}${weak(i) ? html` <span class="badge paused">${t('analysis.weak')}</span>` : nothing}</td>
            <td class="n">${three(i.facility)}</td>
            <td class="n">${three(i.discrimination)}</td>
            <td class="small">${choices(i)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function choices({ choices: list }) {
  if (!list?.length) return '–';
  const whole = list.reduce((sum, c) => sum + c.count, 0);
  return list.map((c) => html`<span class="choice-share ${c.right ? 'strong' : ''}" title=${c.text ?? ''}>${c.id || t('result.none')} ${percent(c.count, whole)}${c.right ? ' ✓' : ''}</span> `);
}
