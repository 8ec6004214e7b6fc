import { html } from 'lit';
import { number, t, time } from '../../kit/i18n.js';

/** What each node has to do, and what it handed on to another. */
export function loadPanel(load) {
  const nodes = load?.nodes ?? [];
  const columns = ['inWork', 'queued', 'served', 'handedOn', 'takenOver', 'clients', 'requestsPerSecond'];
  return html`<h2>${t('load.title')}</h2>
    <p class="quiet small">${t('load.lead')}</p>
    <div class="table-frame" tabindex="0" role="region" aria-label=${t('load.title')}>
      <table>
        <thead>
          <tr><th scope="col">${t('cluster.node')}</th>${columns.map((k) => html`<th scope="col" class="n">${t(`load.${k}`)}</th>`)}</tr>
        </thead>
        <tbody>
          ${nodes.map((n) => html`<tr><td>${n.node}</td>${columns.map((k) => html`<td class="n">${number(n[k] ?? 0, { maximumFractionDigits: 1 })}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>
    ${load?.log?.length
      ? html`<details class="more small"><summary>${t('load.log')}</summary>
          <ol class="story">${load.log.map((e) => html`<li><time class="quiet">${time(e.at)}</time><span>${e.text}</span><span class="quiet">${e.node}</span></li>`)}</ol>
        </details>`
      : ''}`;
}
