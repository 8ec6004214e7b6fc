import { html, nothing } from 'lit';
import { PageElement } from '../../kit/element.js';
import { clock } from '../../kit/clock.js';
import { icon } from '../../kit/icon.js';
import { number, t } from '../../kit/i18n.js';
import { figures } from './draw.js';
import { lookOf } from './looks.js';

const ROWS = 50;
const symbols = { notBegun: 'circle-dashed', sitting: 'pencil', paused: 'circle-pause', terminated: 'ban', handedIn: 'circle-check' };
const kinds = { paused: 'warn', terminated: 'bad', handedIn: 'good' };

/** The same students as a table: for screen readers, for the keyboard, and for whoever likes it. */
customElements.define(
  'student-table',
  class extends PageElement {
    static properties = { rows: { attribute: false }, selected: { attribute: false }, open: {}, page: { state: true } };

    constructor() {
      super();
      this.rows = [];
      this.page = 0;
    }

    render() {
      const last = Math.max(0, Math.ceil(this.rows.length / ROWS) - 1);
      const page = Math.min(this.page, last);
      const from = page * ROWS;
      const now = clock.now() ?? Date.now();
      return html`<div class="table-frame students" tabindex="0" role="region" aria-label=${t('monitor.table')}>
          <table>
            <thead>
              <tr>
                <th scope="col"><span class="hidden-text">${t('monitor.select')}</span></th>
                <th scope="col">${t('monitor.name')}</th>
                <th scope="col">${t('monitor.state')}</th>
                <th scope="col" class="n">${t('monitor.progress')}</th>
                <th scope="col">${t('strikes.title')}</th>
                <th scope="col" class="n">${t('monitor.net')}</th>
                <th scope="col" class="wide-only">${t('cluster.node')}</th>
              </tr>
            </thead>
            <tbody>
              ${this.rows.slice(from, from + ROWS).map((row) => this.#row(row, lookOf(row, now)))}
            </tbody>
          </table>
          ${this.rows.length ? nothing : html`<p class="quiet empty">${t('monitor.nobody')}</p>`}
        </div>
        <div class="pager">
          <span class="quiet small" role="status">${t('roll.range', { from: this.rows.length ? from + 1 : 0, to: Math.min(from + ROWS, this.rows.length), n: this.rows.length })}</span>
          <button class="button" ?disabled=${page === 0} @click=${() => (this.page = page - 1)} aria-label=${t('roll.back')}>${icon('arrow-left')}</button>
          <button class="button" ?disabled=${page >= last} @click=${() => (this.page = page + 1)} aria-label=${t('roll.on')}>${icon('arrow-right')}</button>
        </div>`;
    }

    #row(row, look) {
      return html`<tr class=${this.open === row.roll ? 'open' : ''}>
        <td><input type="checkbox" class="tick" aria-label=${t('monitor.select.one', { name: row.name })} .checked=${this.selected.has(row.roll)} @change=${() => this.#tell('pick', row.roll)} /></td>
        <td><button class="link" @click=${() => this.#tell('look', row.roll)}>${row.name}</button> <span class="quiet mono">${row.roll}</span></td>
        <td>
          <span class="mark ${kinds[row.state] ?? ''}">${icon(symbols[row.state] ?? 'circle-help')}${t(`monitor.${row.state}`)}</span>
          ${look.lost ? html`<span class="mark bad">${icon('wifi-off')}${t('monitor.lost')}</span>` : nothing}
          ${look.away ? html`<span class="mark warn">${icon('eye-off')}${t('monitor.away')}</span>` : nothing}
        </td>
        <td class="n">${number(row.answered)} / ${number(row.items)}</td>
        <td>${look.strikes ? html`<span class="mark bad">${icon('shield-alert')}${number(look.strikes)}${look.review ? html` ${t('monitor.review')}` : nothing}</span>` : nothing}</td>
        <td class="n quiet">${figures(row)}</td>
        <td class="wide-only quiet">${row.node ?? '–'}</td>
      </tr>`;
    }

    #tell(type, roll) {
      this.dispatchEvent(new CustomEvent(type, { detail: roll }));
    }
  },
);
