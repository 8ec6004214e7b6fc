import { html, nothing } from 'lit';
import { PageElement } from '../../kit/element.js';
import { call } from '../../kit/api.js';
import { send } from '../../kit/command.js';
import { download } from '../../kit/files.js';
import { createSession } from '../../kit/session.js';
import { failure, notice } from '../../kit/notice.js';
import { facts } from '../../kit/facts.js';
import { icon } from '../../kit/icon.js';
import { date, number, t } from '../../kit/i18n.js';
import { phaseBadge } from '../phase-badge.js';
import { staffSession } from '../staff.js';
import { connect, store } from '../state.js';
import { ownResult } from '../result-view.js';
import { analysisView } from './analysis-view.js';
import '../../kit/sign-in.js';

/** Staff signed in on another page of this tab are staff here too; everybody else may be a student. */
const session = staffSession.current ? staffSession : createSession('student');
const FILES = ['results.xlsx', 'results.csv', 'replication_metadata.json'];
const staff = () => ['teacher', 'admin'].includes(session.current?.role?.toLowerCase());
const two = (n) => (n === null || n === undefined ? '–' : number(n, { maximumFractionDigits: 2 }));

/** What everybody may know of the results, one's own for a student, all of it for the staff. */
customElements.define(
  'results-page',
  class extends PageElement {
    static properties = { frame: { state: true }, own: { state: true }, analysis: { state: true }, error: { state: true } };

    stores() {
      return [store, session];
    }

    connectedCallback() {
      super.connectedCallback();
      connect(session);
      session.subscribe(() => this.#load(true));
      store.subscribe(({ exam }) => this.#load(exam?.phase !== this.known || exam?.sheet?.publishedVersion !== this.version));
      this.#load(true);
    }

    async #load(changed) {
      const { exam } = store.state;
      if (!exam || !changed) return;
      this.known = exam.phase;
      this.version = exam.sheet?.publishedVersion;
      const published = exam.phase === 'published';
      const { token } = session;
      const quietly = (path) => call('GET', path, { token }).catch((error) => (error.status === 404 ? null : ((this.error = error), null)));
      this.error = null;
      this.frame = published ? await quietly('/results') : null;
      const mine = published && token && !staff();
      this.paper = mine ? (await quietly('/attempt'))?.items : [];
      this.own = mine ? await quietly('/attempt/result') : null;
      this.analysis = token && staff() && ['graded', 'published'].includes(exam.phase) ? await quietly('/analysis') : null;
    }

    render() {
      const { exam } = store.state;
      if (!exam) return html`<div class="column"><div class="skeleton tall"></div></div>`;
      const published = exam.phase === 'published';
      return html`<div class="column wide-column">
        <section class="lead centred">
          ${phaseBadge(exam.phase)}
          <h1>${exam.title}</h1>
          <p class="quiet">${published && this.frame ? t('results.published', { at: date(this.frame.publishedAt), version: number(this.frame.version) }) : t(`exam.when.${exam.phase}`)}</p>
        </section>
        ${this.error ? failure(this.error) : nothing} ${published && this.frame ? this.#frame(this.frame) : nothing}
        ${session.current ? this.#signedIn(published) : this.#signIn(published)}
      </div>`;
    }

    #frame(frame) {
      const figures = [
        [t('analysis.count'), number(frame.count)],
        [t('analysis.mean'), two(frame.mean)],
        frame.median === undefined || frame.median === null ? null : [t('analysis.median'), two(frame.median)],
        frame.highest === undefined || frame.highest === null ? null : [t('analysis.highest'), two(frame.highest)],
        frame.lowest === undefined || frame.lowest === null ? null : [t('analysis.lowest'), two(frame.lowest)],
      ];
      return html`<section class="ruled">${facts(figures.filter(Boolean), true)}</section>`;
    }

    #signIn(published) {
      return html`<section class="ruled narrow-form">
        <h2>${t('results.own')}</h2>
        <p class="quiet small">${t(published ? 'results.own.how' : 'results.own.later')}</p>
        <sign-in kind="anyone" .session=${session}></sign-in>
      </section>`;
    }

    #signedIn(published) {
      return html`${staff() ? this.#desk() : this.#own(published)}
        <p class="leave">
          <span class="quiet small">${t('leave.who', { name: session.current.name })}</span>
          <button class="button plain small" @click=${() => session.end()}>${icon('log-out')}${t('leave.do')}</button>
        </p>`;
    }

    #own(published) {
      if (!published) return notice('info', t('results.waiting'), t('results.waiting.what'));
      return this.own ? ownResult(this.own, (subject, text) => this.#appeal(subject, text), this.paper) : html`<div class="skeleton tall"></div>`;
    }

    async #appeal(subject, text) {
      await send(`exam.appeal.${JSON.stringify(subject)}`, '/attempt/appeals', { token: () => session.token, body: { subject, text } });
      await this.#load(true);
    }

    #desk() {
      return html`<section class="ruled">
          <h2>${t('results.files')}</h2>
          <p class="quiet small">${t('results.files.why')}</p>
          <div class="actions">${FILES.map((name) => html`<button class="button" @click=${() => this.#download(name)}>${icon('download')}${name}</button>`)}</div>
        </section>
        ${this.analysis ? analysisView(this.analysis) : nothing}`;
    }

    async #download(name) {
      this.error = null;
      await download(`/results/${name}`, `${store.state.exam.name}-${name}`, session.token).catch((error) => (this.error = error));
    }
  },
);
