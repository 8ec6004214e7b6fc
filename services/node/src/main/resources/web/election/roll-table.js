import { html, nothing } from 'lit';
import { PageElement } from '../kit/element.js';
import { call } from '../kit/api.js';
import { failure } from '../kit/notice.js';
import { icon } from '../kit/icon.js';
import { number, t } from '../kit/i18n.js';
import { store } from './state.js';

const ROWS = 20;
const RUNNING = ['open', 'paused'];
const TYPING_MILLIS = 200;
const REFRESH_MILLIS = 2000;

/** The roll: who may vote and who has. Never for whom. */
customElements.define(
  'roll-table',
  class extends PageElement {
    static properties = { session: { attribute: false }, page: { state: true }, found: { state: true }, error: { state: true } };

    constructor() {
      super();
      this.page = 0;
      this.query = '';
    }

    connectedCallback() {
      super.connectedCallback();
      this.#load();
      this.end = store.subscribe(() => this.#soon(REFRESH_MILLIS));
    }

    disconnectedCallback() {
      super.disconnectedCallback();
      this.end();
      clearTimeout(this.timer);
    }

    #soon(millis) {
      if (this.timer && millis > TYPING_MILLIS) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => ((this.timer = null), this.#load()), millis);
    }

    async #load() {
      const query = new URLSearchParams({ offset: this.page * ROWS, limit: ROWS, q: this.query });
      try {
        this.found = await call('GET', `/admin/roll?${query}`, { token: this.session.token });
        this.error = null;
      } catch (error) {
        this.error = error;
      }
    }

    render() {
      const { total = 0, rows = [] } = this.found ?? {};
      const last = Math.max(0, Math.ceil(total / ROWS) - 1);
      return html`<div class="panel-head">
          <h2>${t('roll.title')}</h2>
          <div class="with-icon">
            ${icon('search')}
            <input class="input" type="search" aria-label=${t('roll.search')} placeholder=${t('roll.search')} @input=${this.#typed} />
          </div>
        </div>
        ${this.error ? failure(this.error) : nothing}
        <div class="table-frame roll" tabindex="0" role="region" aria-label=${t('roll.title')}>
          <table>
            <thead>
              <tr>
                <th scope="col">${t('roll.name')}</th>
                <th scope="col">${t('roll.id')}</th>
                <th scope="col" class="wide-only">${t('roll.email')}</th>
                <th scope="col" class="n">${t('roll.weight')}</th>
                <th scope="col">${t('roll.voted')}</th>
              </tr>
            </thead>
            <tbody>
              ${rows.map(
                (r) => html`<tr>
                  <td>${r.name}</td>
                  <td class="mono">${r.id}</td>
                  <td class="wide-only quiet">${r.email}</td>
                  <td class="n">${number(r.weight)}</td>
                  <td>${r.voted ? html`<span class="mark good">${icon('circle-check')}${t('roll.yes')}</span>` : html`<span class="mark quiet">${icon('circle-dashed')}${t('roll.no')}</span>`}</td>
                </tr>`,
              )}
            </tbody>
          </table>
          ${this.found && !rows.length ? html`<p class="quiet empty">${t('roll.empty')}</p>` : nothing}
        </div>
        ${RUNNING.includes(store.state.election?.phase) ? html`<p class="quiet small">${t('roll.together')}</p>` : nothing}
        <div class="pager">
          <span class="quiet small" role="status">${t('roll.range', { from: total ? this.page * ROWS + 1 : 0, to: this.page * ROWS + rows.length, n: total })}</span>
          <button class="button" ?disabled=${this.page === 0} @click=${() => this.#turn(-1)} aria-label=${t('roll.back')}>${icon('arrow-left')}</button>
          <button class="button" ?disabled=${this.page >= last} @click=${() => this.#turn(1)} aria-label=${t('roll.on')}>${icon('arrow-right')}</button>
        </div>`;
    }

    #turn(by) {
      this.page += by;
      this.#load();
    }

    #typed(event) {
      this.query = event.target.value.trim();
      this.page = 0;
      this.#soon(TYPING_MILLIS);
    }
  },
);
