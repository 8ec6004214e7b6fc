import { html, nothing } from 'lit';
import { PageElement } from '../../kit/element.js';
import { ask } from '../../kit/dialog.js';
import { send } from '../../kit/command.js';
import { clock } from '../../kit/clock.js';
import { about, countdown } from '../../kit/duration.js';
import { call } from '../../kit/api.js';
import { failure, notice } from '../../kit/notice.js';
import { icon } from '../../kit/icon.js';
import { progress } from '../../kit/progress.js';
import { stepper } from '../../kit/stepper.js';
import { date, number, t } from '../../kit/i18n.js';
import { localInput } from '../../election/acts.js';
import { phaseIndex, phases } from '../reducer.js';
import { millis } from '../timing.js';
import { store } from '../state.js';
import { actsIn } from './acts.js';
import { decides, undecidedWords } from './undecided.js';

const POLL_MILLIS = 5000;

const symbols = { open: 'play', close: 'square', publish: 'megaphone', withdraw: 'undo-2' };

/** Where the exam stands, what may be done now, and what each act will do. */
customElements.define(
  'exam-lifecycle',
  class extends PageElement {
    static properties = { session: { attribute: false }, writes: { type: Boolean }, undecided: { state: true }, busy: { state: true }, error: { state: true }, waiting: { state: true } };

    stores() {
      return [store];
    }

    connectedCallback() {
      super.connectedCallback();
      this.#poll();
    }

    disconnectedCallback() {
      super.disconnectedCallback();
      clearTimeout(this.timer);
    }

    /** Only while results can be published, or published again, and somebody looks. */
    async #poll() {
      clearTimeout(this.timer);
      if (decides(store.state.exam?.phase) && document.visibilityState === 'visible') await this.#look();
      if (this.isConnected) this.timer = setTimeout(() => this.#poll(), POLL_MILLIS);
    }

    async #look() {
      try {
        this.undecided = await call('GET', '/admin/undecided', { token: this.session.token, limit: 4000 });
      } catch (error) {
        if (error.status === 401) this.session.end();
      }
    }

    render() {
      const { exam } = store.state;
      const acts = this.writes ? actsIn(exam.phase) : [];
      return html`${stepper(t('admin.lifecycle'), phases.map((p) => t(`exam.phase.${p}`)), phaseIndex(exam.phase))}
        <div class="acts">
          ${acts.length ? acts.map((act) => this.#act(act, exam)) : html`<p class="quiet">${t(`exam.none.${exam.phase}`)}</p>`}
        </div>
        ${this.#grading(exam)} ${this.#undecided(exam)}
        ${this.waiting ? html`<p role="status" class="quiet">${t('sending.again', { n: this.waiting.attempt })}</p>` : nothing}
        ${this.error ? failure(this.error) : nothing} ${this.writes && exam.phase === 'open' ? this.#timer(exam) : nothing}`;
    }

    #grading({ grading, phase }) {
      if (!grading?.total || !['closed', 'graded'].includes(phase)) return nothing;
      const words = t('exam.grading', { done: grading.done, n: grading.total });
      return html`<div class="grading"><p class="small quiet">${words}</p>${progress(grading.done, grading.total, words)}</div>`;
    }

    #undecided({ phase }) {
      const open = decides(phase) ? undecidedWords(this.undecided) : [];
      if (!open.length) return nothing;
      return notice('warn', t('undecided.title'), open.join(' '), html`<p><a href="/monitor">${t('undecided.monitor')}</a></p>`);
    }

    #params({ roster, durationMillis, items, sheet }, act) {
      const concerned = { close: roster.begun - roster.handedIn - roster.terminated, publish: roster.begun };
      return {
        n: concerned[act] ?? roster.students,
        students: roster.students,
        begun: roster.begun,
        handedIn: roster.handedIn,
        items,
        version: sheet?.version ?? 0,
        time: durationMillis ? about(durationMillis) : '–',
      };
    }

    #act(act, exam) {
      return html`<div class="act">
        <button class="button ${act === 'withdraw' ? '' : 'primary'}" ?disabled=${this.busy} @click=${() => this.#do(act, exam)}>${icon(symbols[act])}${t(`exam.act.${act}`)}</button>
        <p class="quiet small">${t(`exam.act.${act}.effect`, this.#params(exam, act))}</p>
      </div>`;
    }

    async #do(act, exam) {
      const params = this.#params(exam, act);
      if (act === 'publish') await this.#look();
      const agreed = await ask({
        title: t(`exam.act.${act}.ask`),
        effects: [t(`exam.act.${act}.effect`, params), t(`exam.act.${act}.after`, params)],
        warnings: act === 'publish' ? undecidedWords(this.undecided) : [],
        action: t(`exam.act.${act}`),
        danger: act === 'close' || act === 'withdraw',
      });
      if (agreed) await this.#send(`exam.${act}`, `/admin/${act}`, {});
    }

    async #send(name, path, body) {
      this.busy = true;
      this.error = null;
      try {
        await send(name, path, { token: () => this.session.token, body, onWait: (w) => (this.waiting = w) });
      } catch (error) {
        if (error.status === 401) this.session.end();
        this.error = error;
      } finally {
        this.busy = false;
        this.waiting = null;
      }
    }

    #timer(exam) {
      const closes = millis(exam.closesAt);
      const more = (minutes) => html`<button type="button" class="button" ?disabled=${this.busy} @click=${() => this.#send(`exam.extend.${closes}.${minutes}`, '/admin/extend', { minutes })}>${t('timer.more', { n: minutes })}</button>`;
      return html`<form class="timer" @submit=${this.#set}>
        <div class="field">
          <label for="closes">${t('exam.timer')}</label>
          <input id="closes" type="datetime-local" step="1" class="input" required .value=${localInput(closes ?? clock.now() ?? Date.now())} />
          <p class="hint">${t('exam.timer.hint', { n: number(exam.roster.begun - exam.roster.handedIn) })} ${t('timer.zone', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}</p>
        </div>
        <div class="actions">
          <button class="button" ?disabled=${this.busy}>${icon('timer')}${t('timer.set')}</button>
          ${more(5)} ${more(15)}
        </div>
      </form>`;
    }

    async #set(event) {
      event.preventDefault();
      const at = new Date(this.querySelector('#closes').value).getTime();
      const sooner = at < millis(store.state.exam.closesAt);
      const left = countdown(at - (clock.now() ?? Date.now()));
      const agreed = !sooner || (await ask({ title: t('timer.sooner'), effects: [t('exam.sooner.effect', { at: date(at), left })], action: t('timer.set'), danger: true }));
      if (agreed) await this.#send(`exam.extend.${at}`, '/admin/extend', { closesAt: new Date(at).toISOString() });
    }
  },
);
