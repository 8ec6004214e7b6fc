import { html, nothing } from 'lit';
import { PageElement } from '../kit/element.js';
import { ask } from '../kit/dialog.js';
import { send } from '../kit/command.js';
import { clock } from '../kit/clock.js';
import { countdown } from '../kit/duration.js';
import { failure } from '../kit/notice.js';
import { icon } from '../kit/icon.js';
import { stepper } from '../kit/stepper.js';
import { date, t } from '../kit/i18n.js';
import { actsIn, irrevocable, localInput, timerMayChange } from './acts.js';
import { phaseIndex, phases } from './reducer.js';
import { closing, store } from './state.js';

const symbols = { start: 'play', stop: 'square', pause: 'pause', resume: 'play', publish: 'megaphone' };

function stage(station, phase) {
  if (station === 'draft') return 'stage.draft';
  return station === 'open' && phase === 'paused' ? 'phase.paused' : `phase.${station}`;
}

/** Where the election stands, what may be done now, and what each act will do. */
customElements.define(
  'election-lifecycle',
  class extends PageElement {
    static properties = { session: { attribute: false }, busy: { state: true }, error: { state: true }, waiting: { state: true } };

    stores() {
      return [store];
    }

    render() {
      const { election } = store.state;
      const acts = actsIn(election.phase);
      return html`${stepper(t('admin.lifecycle'), phases.map((p) => t(stage(p, election.phase))), phaseIndex(election.phase))}
        <div class="acts">
          ${acts.length
            ? acts.map((act, i) => this.#act(act, i === 0, election))
            : html`<p class="quiet">${t(`admin.none.${election.phase}`)}</p>`}
        </div>
        ${this.waiting ? html`<p role="status" class="quiet">${t('sending.again', { n: this.waiting.attempt })}</p>` : nothing}
        ${this.error ? failure(this.error) : nothing}
        ${timerMayChange(election.phase) ? this.#timer(election) : nothing}`;
    }

    #params({ roll, turnout, ...election }) {
      const closes = closing(election);
      return {
        n: roll.size - turnout.ballots,
        size: roll.size,
        ballots: turnout.ballots,
        at: closes ? date(closes) : t('admin.bystop'),
      };
    }

    #act(act, main, election) {
      return html`<div class="act">
        <button class="button ${main ? 'primary' : ''}" ?disabled=${this.busy} @click=${() => this.#do(act, election)}>
          ${icon(symbols[act])}${t(`act.${act}`)}
        </button>
        <p class="quiet small">${t(`act.${act}.effect`, this.#params(election))}</p>
      </div>`;
    }

    async #do(act, election) {
      const params = this.#params(election);
      const agreed =
        !irrevocable(act) ||
        (await ask({
          title: t(`act.${act}.ask`, params),
          effects: [t(`act.${act}.effect`, params), t(`act.${act}.after`, params)],
          action: t(`act.${act}`),
          danger: act === 'stop',
        }));
      if (agreed) await this.#send(`admin.${act}`, `/admin/${act}`, {});
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

    #timer(election) {
      const closes = closing(election);
      const base = closes ?? clock.now() ?? Date.now();
      const more = (minutes) => html`<button type="button" class="button" ?disabled=${this.busy || !closes} @click=${() => this.#extend(base + minutes * 60_000)}>
        ${t('timer.more', { n: minutes })}
      </button>`;
      return html`<form class="timer" @submit=${this.#set}>
        <div class="field">
          <label for="closes">${t('timer.label')}</label>
          <input id="closes" type="datetime-local" class="input" required .value=${localInput(base)} />
          <p class="hint">${t('timer.zone', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}</p>
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
      const before = closing(store.state.election);
      const sooner = before && at < before;
      const left = countdown(at - (clock.now() ?? Date.now()));
      const agreed = !sooner || (await ask({ title: t('timer.sooner'), effects: [t('timer.sooner.effect', { at: date(at), left })], action: t('timer.set'), danger: true }));
      if (agreed) await this.#extend(at);
    }

    #extend(at) {
      return this.#send(`admin.timer.${at}`, '/admin/timer', { closesAt: new Date(at).toISOString() });
    }
  },
);
