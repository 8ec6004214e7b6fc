import { html, nothing } from 'lit';
import { PageElement } from '../../kit/element.js';
import { call } from '../../kit/api.js';
import { facts } from '../../kit/facts.js';
import { icon } from '../../kit/icon.js';
import { log } from '../../kit/log.js';
import { entryWords } from '../entry-words.js';
import { notice } from '../../kit/notice.js';
import { number, t } from '../../kit/i18n.js';
import { phaseBadge } from '../phase-badge.js';
import { roleIs, staffSession as session } from '../staff.js';
import { connect, store } from '../state.js';
import { keyMayChange, paperMayChange } from './acts.js';
import { loadPanel } from './load-panel.js';
import '../../kit/sign-in.js';
import './exam-lifecycle.js';
import './key-change.js';
import './paper-import.js';
import './roster-table.js';

const POLL_MILLIS = 2000;
const LOG_ROWS = 30;

/** The exam from preparation to publication, for whoever is answerable for it. */
customElements.define(
  'exam-admin-page',
  class extends PageElement {
    static properties = { load: { state: true }, entries: { state: true }, more: { state: true } };

    stores() {
      return [store, session];
    }

    connectedCallback() {
      super.connectedCallback();
      this.more = 1;
      connect(session);
      session.subscribe(() => this.#poll());
      this.#poll();
    }

    disconnectedCallback() {
      super.disconnectedCallback();
      clearTimeout(this.timer);
    }

    /** Figures that are no part of the exam: two seconds old at most, and only while looked at. */
    async #poll() {
      clearTimeout(this.timer);
      if (session.current && document.visibilityState === 'visible') await this.#refresh();
      this.timer = setTimeout(() => this.#poll(), POLL_MILLIS);
    }

    async #refresh() {
      const { token } = session;
      const asked = [
        call('GET', '/admin/load', { token, limit: 4000 }).then((x) => (this.load = x)),
        call('GET', `/admin/log?limit=${LOG_ROWS * this.more}`, { token, limit: 4000 }).then((x) => (this.entries = x.entries)),
      ];
      const answers = await Promise.allSettled(asked);
      if (answers.some((a) => a.reason?.status === 401)) session.end();
    }

    render() {
      const { exam } = store.state;
      if (!session.current) {
        return html`<div class="column narrow">
          <div class="lead"><h1>${t('admin.signin')}</h1></div>
          <sign-in kind="staff" .session=${session}></sign-in>
        </div>`;
      }
      if (!exam) return html`<div class="column"><div class="skeleton tall"></div></div>`;
      const writes = roleIs('admin');
      return html`<div class="desk">
        <section class="panel head">
          <div class="lead">
            <div class="title-row"><h1>${exam.title}</h1>${phaseBadge(exam.phase)}</div>
            ${exam.rehearsal ? notice('info', t('rehearsal.note')) : nothing}
          </div>
          <button class="button plain" @click=${() => session.end()}>${icon('log-out')}${t('leave.do')}</button>
        </section>
        <section class="panel main"><h2 class="hidden-text">${t('exam.lifecycle')}</h2><exam-lifecycle .session=${session} .writes=${writes}></exam-lifecycle></section>
        <section class="panel side">${this.#numbers(exam)}</section>
        <section class="panel main">${loadPanel(this.load)}</section>
        <section class="panel side">
          <paper-import .session=${session} .name=${exam.name} .items=${exam.items} .writable=${writes && paperMayChange(exam.phase)}></paper-import>
        </section>
        <section class="panel main"><roster-table .session=${session}></roster-table></section>
        <section class="panel side">
          ${writes && keyMayChange(exam.phase) ? html`<key-change .session=${session}></key-change>` : nothing} ${this.#log()}
        </section>
      </div>`;
    }

    #numbers({ roster, grading, sheet }) {
      return html`<h2>${t('admin.now')}</h2>
        ${facts(
          [
            [t('numbers.students'), number(roster.students)],
            [t('numbers.begun'), number(roster.begun)],
            [t('numbers.handedin'), number(roster.handedIn)],
            [t('numbers.terminated'), number(roster.terminated)],
            [t('numbers.graded'), `${number(grading?.done ?? 0)} / ${number(grading?.total ?? 0)}`],
            [t('numbers.sheet'), number(sheet?.version ?? 0)],
          ],
          true,
        )}
        <p class="actions small">
          <a href="/monitor">${t('page.monitor')}</a> <a href="/marks">${t('page.marks')}</a> <a href="/results">${t('page.results')}</a>
        </p>`;
    }

    #log() {
      return html`<h2>${t('log.title')}</h2>
        ${log(this.entries, entryWords)}
        ${(this.entries?.length ?? 0) >= LOG_ROWS * this.more
          ? html`<button class="button plain wide" @click=${() => (this.more++, this.#poll())}>${t('log.more')}</button>`
          : nothing}`;
    }
  },
);
