import { html, nothing } from 'lit';
import { PageElement } from '../../kit/element.js';
import { call } from '../../kit/api.js';
import { clock } from '../../kit/clock.js';
import { createStore } from '../../kit/store.js';
import { failure, notice } from '../../kit/notice.js';
import { icon } from '../../kit/icon.js';
import { number, t } from '../../kit/i18n.js';
import { phaseBadge } from '../phase-badge.js';
import { staffSession } from '../staff.js';
import { connect, store } from '../state.js';
import { act, symbolOf } from './acts.js';
import { actsFor, concerned, counts, filters, shown } from './looks.js';
import { reduce, unknown } from './reducer.js';
import '../../kit/sign-in.js';
import './student-story.js';
import './student-table.js';
import './student-tiles.js';

const session = staffSession;
const students = createStore(reduce, unknown);
const MANY = 200;
const AGAIN_MILLIS = 2000;

/** Everybody who sits the exam, live, and what a teacher or proctor may do about it. */
customElements.define(
  'monitor-page',
  class extends PageElement {
    static properties = {
      filter: { state: true },
      query: { state: true },
      view: { state: true },
      size: { state: true },
      open: { state: true },
      selected: { state: true },
      error: { state: true },
    };

    constructor() {
      super();
      Object.assign(this, { filter: 'all', query: '', view: 'tiles', size: null, open: null, selected: new Set() });
    }

    stores() {
      return [store, session, students];
    }

    connectedCallback() {
      super.connectedCallback();
      connect(session, { also: (type, data) => this.#heard(type, data) });
      session.subscribe(() => session.current || students.dispatch({ type: 'signedOut' }));
    }

    #heard(type, data) {
      if (type === 'connection' && data === 'live') this.#load();
      if (type === 'monitor') students.dispatch({ type, data });
    }

    /** All of them at first, and after a break what changed meanwhile. */
    async #load() {
      if (!session.token) return;
      const { seq, loaded } = students.state;
      try {
        const data = await call('GET', loaded ? `/monitor?after=${seq}` : '/monitor', { token: session.token });
        students.dispatch({ type: loaded ? 'monitor' : 'loaded', data });
        this.error = null;
      } catch (error) {
        if (error.status === 401) session.end();
        this.error = error;
        if (error.again) setTimeout(() => this.#load(), AGAIN_MILLIS);
      }
    }

    willUpdate() {
      const now = clock.now() ?? Date.now();
      const { rows } = students.state;
      this.now = now;
      this.found = shown(rows, this, now);
      this.numbers = counts(rows, now);
      if (!rows.length) return;
      this.size ??= rows.length > MANY ? 'small' : 'large';
    }

    render() {
      const { exam } = store.state;
      if (!session.current) {
        return html`<div class="column narrow">
          <div class="lead"><h1>${t('monitor.signin')}</h1></div>
          <sign-in kind="staff" .session=${session}></sign-in>
        </div>`;
      }
      if (!exam || (!students.state.loaded && !this.error)) return html`<div class="column"><div class="skeleton tall"></div></div>`;
      const row = this.open ? students.state.rows[students.state.index.get(this.open)] : null;
      return html`<div class="monitor ${row ? 'with-story' : ''}">
        <section class="monitor-head">
          <div class="title-row"><h1>${exam.title}</h1>${phaseBadge(exam.phase)}</div>
          <button class="button plain" @click=${() => session.end()}>${icon('log-out')}${t('leave.do')}</button>
        </section>
        ${this.error ? failure(this.error) : nothing} ${exam.rehearsal ? notice('info', t('rehearsal.note')) : nothing}
        ${this.#filters()}
        <div class="monitor-main">
          <section aria-label=${t('page.monitor')}>${this.#students()}</section>
          ${row
            ? html`<aside class="story-panel" aria-label=${t('story.title')}>
                <student-story .session=${session} .row=${row} @shut=${this.#shut}></student-story>
              </aside>`
            : nothing}
        </div>
        ${this.#selection()}
      </div>`;
    }

    #filters() {
      const names = Object.keys(filters).filter((name) => name === 'all' || this.numbers[name] || name === this.filter);
      return html`<div class="monitor-tools">
        <div class="chips" role="group" aria-label=${t('monitor.filter')}>
          ${names.map(
            (name) => html`<button class="chip ${name}" aria-pressed=${this.filter === name ? 'true' : 'false'} @click=${() => (this.filter = name)}>
              <strong>${number(this.numbers[name])}</strong> ${t(`monitor.${name}`)}
            </button>`,
          )}
        </div>
        <div class="with-icon">
          ${icon('search')}
          <input class="input" type="search" aria-label=${t('monitor.search')} placeholder=${t('monitor.search')} @input=${(e) => (this.query = e.target.value)} />
        </div>
        <div class="chips" role="group" aria-label=${t('monitor.view')}>
          <button class="chip" aria-pressed=${this.view === 'tiles' && this.size === 'small' ? 'true' : 'false'} @click=${() => this.#show('tiles', 'small')}>${icon('layout-grid')}${t('monitor.small')}</button>
          <button class="chip" aria-pressed=${this.view === 'tiles' && this.size === 'large' ? 'true' : 'false'} @click=${() => this.#show('tiles', 'large')}>${icon('panel-right')}${t('monitor.large')}</button>
          <button class="chip" aria-pressed=${this.view === 'table' ? 'true' : 'false'} @click=${() => this.#show('table', this.size)}>${icon('table')}${t('monitor.table')}</button>
        </div>
      </div>`;
    }

    #show(view, size) {
      this.view = view;
      this.size = size;
    }

    #students() {
      const pick = (event) => this.#pick(event.detail);
      const look = (event) => this.#look(event.detail);
      return this.view === 'table'
        ? html`<student-table .rows=${this.found} .selected=${this.selected} .open=${this.open} @pick=${pick} @look=${look}></student-table>`
        : html`<student-tiles .rows=${this.found} .selected=${this.selected} .open=${this.open} .size=${this.size ?? 'large'} @pick=${pick} @look=${look}></student-tiles>`;
    }

    #pick(roll) {
      const next = new Set(this.selected);
      if (!next.delete(roll)) next.add(roll);
      this.selected = next;
    }

    async #look(roll) {
      this.open = roll;
      await this.updateComplete;
      this.querySelector('student-story h2')?.focus();
    }

    #shut() {
      this.open = null;
      this.updateComplete.then(() => this.querySelector('.tiles, .students')?.focus());
    }

    #selection() {
      const chosen = students.state.rows.filter((row) => this.selected.has(row.roll));
      const all = this.found.length > 0 && this.found.every((row) => this.selected.has(row.roll));
      return html`<section class="selection" aria-label=${t('monitor.selection')}>
        <span role="status">${t('monitor.selected', { n: chosen.length })}</span>
        ${all ? nothing : html`<button class="button plain small" @click=${this.#all}>${t('monitor.selectall', { n: this.found.length })}</button>`}
        ${chosen.length ? html`<button class="button plain small" @click=${() => (this.selected = new Set())}>${t('monitor.selectnone')}</button>` : nothing}
        <span class="actions">
          ${actsFor(chosen).map((kind) => html`<button class="button small" @click=${() => this.#act(kind, chosen)}>${icon(symbolOf(kind))}${t(`act.${kind}`)}</button>`)}
        </span>
      </section>`;
    }

    #all() {
      this.selected = new Set([...this.selected, ...this.found.map((row) => row.roll)]);
    }

    async #act(kind, chosen) {
      this.error = null;
      try {
        if (await act(session, kind, concerned(chosen, kind))) this.selected = new Set();
      } catch (error) {
        this.error = error;
      }
    }
  },
);
