import { html, nothing } from 'lit';
import { PageElement } from '../../kit/element.js';
import { call } from '../../kit/api.js';
import { failure } from '../../kit/notice.js';
import { icon } from '../../kit/icon.js';
import { has, t } from '../../kit/i18n.js';

const ROWS = 20;
const TYPING_MILLIS = 200;
const REFRESH_MILLIS = 3000;

/** Everybody on the roster, what they are, how far they are and which node served them last. */
customElements.define(
  'roster-table',
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
    }

    disconnectedCallback() {
      super.disconnectedCallback();
      clearTimeout(this.timer);
    }

    #soon(millis) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.#load(), millis);
    }

    async #load() {
      const query = new URLSearchParams({ offset: this.page * ROWS, limit: ROWS, q: this.query });
      if (document.visibilityState === 'visible') {
        try {
          this.found = await call('GET', `/admin/roster?${query}`, { token: this.session.token });
          this.error = null;
        } catch (error) {
          this.error = error;
        }
      }
      if (this.isConnected) this.#soon(REFRESH_MILLIS);
    }

    render() {
      const { total = 0, rows = [] } = this.found ?? {};
      const last = Math.max(0, Math.ceil(total / ROWS) - 1);
      return html`<div class="panel-head">
          <h2>${t('roster.title')}</h2>
          <div class="with-icon">
            ${icon('search')}
            <input class="input" type="search" aria-label=${t('monitor.search')} placeholder=${t('monitor.search')} @input=${this.#typed} />
          </div>
        </div>
        ${this.error ? failure(this.error) : nothing}
        <div class="table-frame roll" tabindex="0" role="region" aria-label=${t('roster.title')}>
          <table>
            <thead>
              <tr>${['name', 'roll', 'role', 'extra', 'state', 'node'].map((k) => html`<th scope="col">${t(`roster.${k}`)}</th>`)}</tr>
            </thead>
            <tbody>
              ${rows.map((r) => this.#row(r))}
            </tbody>
          </table>
          ${this.found && !rows.length ? html`<p class="quiet empty">${t('roll.empty')}</p>` : nothing}
        </div>
        <div class="pager">
          <span class="quiet small" role="status">${t('roll.range', { from: total ? this.page * ROWS + 1 : 0, to: this.page * ROWS + rows.length, n: total })}</span>
          <button class="button" ?disabled=${this.page === 0} @click=${() => this.#turn(-1)} aria-label=${t('roll.back')}>${icon('arrow-left')}</button>
          <button class="button" ?disabled=${this.page >= last} @click=${() => this.#turn(1)} aria-label=${t('roll.on')}>${icon('arrow-right')}</button>
        </div>`;
    }

    #row(r) {
      const role = r.role?.toLowerCase() ?? 'student';
      return html`<tr>
        <td>${r.name}</td>
        <td class="mono">${r.roll}</td>
        <td>${has(`role.${role}`) ? t(`role.${role}`) : role}</td>
        <td>${r.extra || '–'}</td>
        <td>${r.state ? t(`monitor.${r.state}`) : '–'}</td>
        <td class="quiet">${r.node ?? '–'}</td>
      </tr>`;
    }

    #turn(by) {
      this.page += by;
      this.#soon(0);
    }

    #typed(event) {
      this.query = event.target.value.trim();
      this.page = 0;
      this.#soon(TYPING_MILLIS);
    }
  },
);
