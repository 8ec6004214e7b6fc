import { html, nothing } from 'lit';
import { PageElement } from '../../kit/element.js';
import { askFor } from '../../kit/dialog.js';
import { download } from '../../kit/files.js';
import { failure, notice } from '../../kit/notice.js';
import { icon } from '../../kit/icon.js';
import { date, number, t } from '../../kit/i18n.js';
import { toast } from '../../kit/toast.js';
import { phaseBadge } from '../phase-badge.js';
import { roleIs, staffSession as session } from '../staff.js';
import { connect, store } from '../state.js';
import { none, typedRows } from './edits.js';
import { MarksDesk } from './desk.js';
import { sequence } from './sequence.js';
import '../../kit/sign-in.js';
import './essay-marking.js';
import './lock-panel.js';
import './mark-grid.js';
import './marks-import.js';

const desk = new MarksDesk();

/** The marksheet: one person writes, the others see who, and nobody ever sees half of it. */
customElements.define(
  'marks-page',
  class extends PageElement {
    static properties = { edits: { state: true }, error: { state: true }, difference: { state: true }, busy: { state: true } };

    constructor() {
      super();
      this.edits = none;
    }

    stores() {
      return [store, session, desk.sheet, desk.mine];
    }

    connectedCallback() {
      super.connectedCallback();
      connect(session, { also: (type, data) => this.#heard(type, data) });
      session.subscribe(() => !session.current && desk.sheet.dispatch({ type: 'signedOut' }));
      desk.start();
    }

    #heard(type, data) {
      if (type === 'connection' && data === 'live') desk.load();
      if (type === 'sheet') desk.sheet.dispatch({ type, data });
      if (type === 'notice') desk.load();
    }

    render() {
      const { exam } = store.state;
      const { sheet, history, version, scores } = desk.sheet.state;
      if (!session.current) {
        return html`<div class="column narrow">
          <div class="lead"><h1>${t('marks.signin')}</h1></div>
          <sign-in kind="staff" .session=${session}></sign-in>
        </div>`;
      }
      if (!exam || (!sheet && !desk.error)) return html`<div class="column"><div class="skeleton tall"></div></div>`;
      return html`<div class="marks">
        <section class="monitor-head">
          <div class="title-row"><h1>${exam.title}</h1>${phaseBadge(exam.phase)}</div>
          <button class="button plain" @click=${() => session.end()}>${icon('log-out')}${t('leave.do')}</button>
        </section>
        ${this.error ? failure(this.error) : nothing} ${this.difference ? this.#difference() : nothing}
        ${sheet ? (sheet.wait ? this.#wait(sheet) : this.#sheet(sheet, exam)) : failure(desk.error)}
        <essay-marking .session=${session} .version=${`${version}/${scores}`}></essay-marking>
        <div class="marks-side">
          <lock-panel .desk=${desk} .session=${session} @refused=${(e) => (this.error = e.detail)}></lock-panel>
          <section><h2>${t('sequence.title')}</h2>${sequence(history)}</section>
        </div>
      </div>`;
    }

    #wait({ holder, since }) {
      return notice('info', t('marks.wait', { holder: holder ?? '–' }), t('marks.wait.why', { since: since ? date(since, { timeStyle: 'short' }) : '–' }));
    }

    #sheet(sheet, exam) {
      const holding = desk.mine.state.state === 'holding';
      const typed = typedRows(this.edits).length;
      return html`<section class="marks-main">
        <div class="panel-head">
          <p class="quiet small">
            ${t('marks.version', { n: number(sheet.version) })}
            ${sheet.publishedVersion === undefined || sheet.publishedVersion === null ? t('marks.unpublished') : t('marks.published', { n: number(sheet.publishedVersion) })}
            ${exam.grading && exam.grading.done < exam.grading.total ? t('marks.grading', { done: exam.grading.done, n: exam.grading.total }) : nothing}
          </p>
          <span class="actions">
            <button class="button" @click=${this.#download}>${icon('download')}marks.xlsx</button>
            <button class="button primary" ?disabled=${!holding || !typed || this.busy} @click=${this.#enter}>${icon('check')}${typed ? t('marks.enter.n', { n: typed }) : t('marks.enter')}</button>
          </span>
        </div>
        <mark-grid .sheet=${sheet} .editable=${holding} .edits=${this.edits} @typed=${(e) => (this.edits = e.detail)} @enter=${this.#enter}></mark-grid>
        ${typed && !holding ? notice('warn', t('marks.nolock', { n: typed }), t('marks.nolock.do')) : nothing}
        ${roleIs('admin', 'teacher') ? html`<marks-import .session=${session} @imported=${() => desk.load()}></marks-import>` : nothing}
      </section>`;
    }

    async #download() {
      await download('/marks.xlsx', `${store.state.exam.name}-marks.xlsx`, session.token).catch((error) => (this.error = error));
    }

    async #enter() {
      const rows = typedRows(this.edits);
      if (!rows.length || this.busy || desk.mine.state.state !== 'holding') return;
      const values = await askFor({
        title: t('marks.enter.ask', { n: rows.length }),
        effects: [t('marks.enter.effect')],
        action: t('marks.enter'),
        fields: [{ name: 'comment', label: t('marks.comment'), hint: t('marks.comment.hint') }],
      });
      if (!values) return;
      this.busy = true;
      this.error = null;
      this.difference = null;
      try {
        const sent = rows.map((row) => (values.comment ? { ...row, comment: values.comment } : row));
        await desk.enter(sent, (piece) => this.#entered(piece));
        toast(t('marks.entered', { n: rows.length }), 'circle-check');
      } catch (error) {
        this.#refused(error);
      } finally {
        this.busy = false;
      }
    }

    /** What is entered is typed no longer; the sheet shows it from now on. */
    #entered(piece) {
      const gone = new Set(piece.map(({ roll, item }) => JSON.stringify([roll, item])));
      const left = Object.entries(this.edits.cells).filter(([key]) => !gone.has(key));
      this.edits = { cells: Object.fromEntries(left), done: [], undone: [] };
    }

    #refused(error) {
      this.error = error;
      if (error.reason !== 'StaleToken') return;
      desk.mine.dispatch({ state: 'overtaken' });
      desk.load();
      this.difference = error.problem.difference ?? this.#ownDifference();
    }

    /** The sheet as it is now against what was typed here. */
    #ownDifference() {
      const rows = new Map((desk.sheet.state.sheet.rows ?? []).map((row) => [row.roll, row]));
      return typedRows(this.edits).map(({ roll, item, marks }) => ({ roll, item, sent: marks, now: rows.get(roll)?.marks[item] ?? null }));
    }

    #difference() {
      const show = (n) => (n === null || n === undefined ? '–' : number(n, { maximumFractionDigits: 2 }));
      return html`<section class="difference" role="alert">
        <h2>${t('marks.stale')}</h2>
        <p class="quiet">${t('marks.stale.why')}</p>
        <div class="table-frame" tabindex="0" role="region" aria-label=${t('marks.stale')}>
          <table>
            <thead><tr><th scope="col">${t('roll.id')}</th><th scope="col">${t('marks.item')}</th><th scope="col" class="n">${t('marks.sent')}</th><th scope="col" class="n">${t('marks.now')}</th></tr></thead>
            <tbody>
              ${this.difference.map((d) => html`<tr class=${d.sent === d.now ? '' : 'differs'}><td class="mono">${d.roll}</td><td>${d.item ?? '–'}</td><td class="n">${show(d.sent)}</td><td class="n">${show(d.now)}</td></tr>`)}
            </tbody>
          </table>
        </div>
        <div class="actions">
          <button class="button" @click=${() => (this.difference = null)}>${t('marks.stale.keep')}</button>
          <button class="button plain" @click=${this.#drop}>${t('marks.stale.drop')}</button>
        </div>
      </section>`;
    }

    #drop() {
      this.edits = none;
      this.difference = null;
      this.error = null;
    }
  },
);
