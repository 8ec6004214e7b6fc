import { html, nothing } from 'lit';
import { PageElement } from '../../kit/element.js';
import { call } from '../../kit/api.js';
import { clock } from '../../kit/clock.js';
import { createSession } from '../../kit/session.js';
import { deviceClockHint } from '../../kit/frame.js';
import { failure, notice } from '../../kit/notice.js';
import { icon } from '../../kit/icon.js';
import { stepper } from '../../kit/stepper.js';
import { date, number, t } from '../../kit/i18n.js';
import { closing, connect, store } from '../state.js';
import { ownResult } from '../result-view.js';
import { handing, waiting } from './journal.js';
import { station, stations, studentView, unacknowledged } from './flow.js';
import { messageList } from './messages.js';
import { Sitting } from './sitting.js';
import { strikeDialog, strikeList } from './strike.js';
import '../../kit/sign-in.js';
import './appeal-form.js';
import './paper-view.js';
import './waiting-room.js';

const session = createSession('student');
const sitting = new Sitting(session);
const LOOK_MILLIS = 250;

/** Who sits has a countdown of their own on the paper: everybody's closing time beside it would only confuse. */
function until(state) {
  return ['sitting', 'paused'].includes(state.attempt?.state) ? null : closing(state);
}

customElements.define(
  'student-page',
  class extends PageElement {
    static properties = { result: { state: true }, error: { state: true }, busy: { state: true } };

    stores() {
      return [store, session, sitting.journal, sitting.here];
    }

    connectedCallback() {
      super.connectedCallback();
      this.acknowledged = new Set();
      connect(session, { until });
      sitting.start();
      session.subscribe(() => ((this.result = null), this.acknowledged.clear()));
      // The end of the time comes without an event.
      setInterval(() => this.#view() !== this.view && this.requestUpdate(), LOOK_MILLIS);
    }

    #view() {
      const { exam, attempt } = store.state;
      const now = clock.now();
      return studentView({ exam, attempt, signedIn: session.current !== null, now, handing: handing(sitting.journal.state), device: sitting.device, here: sitting.here.state });
    }

    willUpdate() {
      const view = this.#view();
      this.turned = this.view !== undefined && this.view !== 'loading' && this.view !== view;
      this.view = view;
      // Withdrawn results are forgotten: the next publication may say something else.
      if (view === 'result') this.#loadResult();
      else this.result = null;
    }

    updated() {
      const dialog = this.querySelector('dialog.strike');
      if (dialog && !dialog.open) dialog.showModal();
      if (!this.turned) return;
      window.scrollTo({ top: 0 });
      requestAnimationFrame(() => this.querySelector('h1, legend')?.focus({ preventScroll: true }));
    }

    async #loadResult() {
      if (this.result || this.loading) return;
      this.loading = true;
      this.result = await call('GET', '/attempt/result', { token: session.token }).catch(() => null);
      this.loading = false;
    }

    render() {
      const at = station(this.view);
      const { attempt, exam } = store.state;
      const [strike] = session.current && sitting.here.state ? unacknowledged(attempt, this.acknowledged) : [];
      return html`<div class="column student">
        ${at === null || this.view === 'paper' ? nothing : stepper(t('exam.way'), stations.map((s) => t(`exam.step.${s}`)), at)}
        ${exam?.rehearsal ? html`<p class="rehearsal small">${icon('info')}${t('rehearsal.note')}</p>` : nothing}
        ${store.state.recalled ? html`<div role="status">${notice('warn', t('offline.title'), t('offline.means'))}</div>` : nothing}
        ${session.current ? messageList(attempt?.messages) : nothing}
        <div class="view view-${this.view}">${this[`_${this.view}`]()}</div>
        ${session.current ? this.#leave() : nothing}
        ${strike ? strikeDialog(strike, attempt, (n) => this.#acknowledge(n)) : nothing}
      </div>`;
    }

    #acknowledge(number) {
      this.acknowledged.add(number);
      sitting.acknowledge(number);
      this.requestUpdate();
    }

    _loading() {
      return html`<div class="skeleton tall" role="status"><span class="hidden-text">${t('loading')}</span></div>`;
    }

    _signin() {
      const { exam } = store.state;
      return html`<div class="lead">
          <h1 tabindex="-1">${exam.title}</h1>
          <p class="quiet">${this.#when(exam)}</p>
        </div>
        <sign-in kind="student" .session=${session}></sign-in>
        ${deviceClockHint()}`;
    }

    #when(exam) {
      if (exam.phase === 'open') return exam.closesAt ? t('exam.open', { at: date(exam.closesAt) }) : t('begin.open');
      if (exam.phase === 'draft' || exam.phase === 'ready') return exam.opensAt ? t('exam.opens', { at: date(exam.opensAt) }) : t('exam.draft');
      return t(`exam.when.${exam.phase}`);
    }

    _waiting() {
      return html`<waiting-room .sitting=${sitting} .name=${session.current.name} .ready=${false}></waiting-room>`;
    }

    _ready() {
      return html`<waiting-room .sitting=${sitting} .name=${session.current.name} .ready=${true}></waiting-room>`;
    }

    _paper() {
      return html`<h1 class="hidden-text">${t('exam.step.paper')}</h1><paper-view .sitting=${sitting}></paper-view>`;
    }

    _paused() {
      return html`<h1 tabindex="-1">${t('exam.paused')}</h1>
        ${notice('warn', t('exam.paused.what'), t('exam.paused.do'))}
        <exam-countdown .attempt=${store.state.attempt}></exam-countdown>`;
    }

    _elsewhere() {
      return html`<h1 tabindex="-1">${t('elsewhere.title')}</h1>
        ${notice('warn', t('elsewhere.what'), t('elsewhere.means'))} ${this.error ? failure(this.error) : nothing}
        <div class="thumb"><button class="button primary wide" ?disabled=${this.busy} @click=${this.#here}>${icon('monitor-smartphone')}${t('elsewhere.do')}</button></div>`;
    }

    _otherTab() {
      return html`<h1 tabindex="-1">${t('othertab.title')}</h1>
        ${notice('info', t('othertab.what'), t('othertab.means'))}
        <div class="thumb"><button class="button primary wide" @click=${() => sitting.take()}>${icon('monitor-smartphone')}${t('elsewhere.do')}</button></div>`;
    }

    async #here() {
      this.busy = true;
      this.error = null;
      await sitting.begin().catch((error) => (this.error = error));
      this.busy = false;
    }

    _handing() {
      const { offline } = sitting.journal.state;
      const n = waiting(sitting.journal.state);
      return html`<div class="sending">
        <div class="pulse" aria-hidden="true">${icon('send')}</div>
        <h1 tabindex="-1">${t('handing.title')}</h1>
        <p role="status" aria-live="polite" class="sending-state">${t(offline ? 'handing.offline' : 'handing.now', { n })}</p>
        <p class="quiet small">${t('handing.safe')}</p>
      </div>`;
    }

    _handedIn() {
      const { handIn, strikes } = store.state.attempt;
      return html`<div class="celebrate">
          ${icon('circle-check')}
          <h1 tabindex="-1">${t('handedin.title')}</h1>
          <p class="quiet">${t(handIn?.mode?.toUpperCase() === 'AUTOMATIC' ? 'handedin.automatic' : 'handedin.manual', { at: date(handIn?.at ?? Date.now(), { timeStyle: 'medium' }) })}</p>
        </div>
        <p class="centred quiet">${handIn ? t('handedin.entry', { seq: number(handIn.seq) }) : nothing} ${t('handedin.next')}</p>
        ${this.#strikes(strikes)}`;
    }

    _terminated() {
      return html`<h1 tabindex="-1">${t('terminated.title')}</h1>
        ${notice('bad', t('terminated.what'), t('terminated.do'))} ${this.#strikes(store.state.attempt.strikes)}`;
    }

    _missed() {
      return html`<div class="lead"><h1 tabindex="-1">${t('missed.title')}</h1><p class="quiet">${t('missed.lead')}</p></div>`;
    }

    _result() {
      return html`<div class="lead centred"><h1 tabindex="-1">${t('result.title')}</h1></div>
        ${this.result ? ownResult(this.result, (subject, text) => this.#appeal(subject, text), store.state.attempt.items) : this._loading()}`;
    }

    async #appeal(subject, text) {
      await sitting.appeal(subject, text);
      this.result = null;
    }

    #strikes(strikes) {
      const { appeals } = store.state.attempt;
      return strikeList(
        strikes,
        (s) => html`<appeal-form .subject=${{ strike: s.number }} .filed=${appeals?.find((a) => a.strike === s.number)} .onFile=${(subject, text) => sitting.appeal(subject, text)}></appeal-form>`,
      );
    }

    #leave() {
      const open = this.view === 'paper' || this.view === 'handing' || this.view === 'paused';
      return html`<p class="leave">
        <span class="quiet small">${t('leave.who', { name: session.current.name })}</span>
        ${open ? nothing : html`<button class="button plain small" @click=${() => session.end()}>${icon('log-out')}${t('leave.do')}</button>`}
      </p>`;
    }
  },
);
