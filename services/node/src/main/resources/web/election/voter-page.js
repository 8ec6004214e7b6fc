import { html, nothing } from 'lit';
import { PageElement } from '../kit/element.js';
import { call } from '../kit/api.js';
import { pending, send } from '../kit/command.js';
import { createSession } from '../kit/session.js';
import { deviceClockHint } from '../kit/frame.js';
import { failure, notice } from '../kit/notice.js';
import { icon } from '../kit/icon.js';
import { lamport } from '../kit/lamport.js';
import { stepper } from '../kit/stepper.js';
import { uuid } from '../kit/uuid.js';
import { number, t } from '../kit/i18n.js';
import { contestPaper, reviewList } from './ballot.js';
import { faults, paper, toggle } from './choices.js';
import { dropDraft, loadDraft, saveDraft } from './draft.js';
import { connect, store } from './state.js';
import { freshBeacon, station, stations, voterView } from './voter-flow.js';
import { contestsPreview, sendingView, signInKind, when } from './voter-views.js';
import { results } from './results.js';
import './receipt-view.js';
import './register-form.js';
import '../kit/sign-in.js';

const COMMAND = 'ballot';
const session = createSession('voter');

/** The time this page last heard was too old: ask for it, and send the same ballot again. */
async function freshTime(error, command) {
  if (error.reason !== 'BeaconStale' && error.reason !== 'BeaconEarly') return null;
  const { beacon } = await call('GET', '/time', { limit: 5000 });
  store.dispatch({ type: 'time', data: { beacon }, at: Date.now() });
  // A refusal is of the id, whatever comes with it: what is mended is another question.
  return { ...command, commandId: uuid(), beacon };
}

customElements.define(
  'voter-page',
  class extends PageElement {
    static properties = {
      choices: { state: true },
      stage: { state: true },
      sending: { state: true },
      receipt: { state: true },
      refusal: { state: true },
      published: { state: true },
      registering: { state: true },
    };

    stores() {
      return [store, session];
    }

    connectedCallback() {
      super.connectedCallback();
      this.choices = {};
      connect(session);
      session.subscribe(() => this.#signedIn());
      store.subscribe(() => this.#results());
      this.#signedIn();
    }

    /** After signing in or a reload: fetch the receipt, or go on with what was under way. */
    async #signedIn() {
      if (!session.current) return;
      this.refusal = null;
      if (pending(COMMAND)) return this.#cast();
      try {
        const answer = await call('GET', '/ballots/mine', { token: session.token });
        if (answer) this.receipt = answer;
      } catch (error) {
        if (error.status === 401) session.end();
      }
    }

    async #results() {
      if (store.state.election?.phase !== 'published' || this.published || this.loading) return;
      this.loading = true;
      this.published = await call('GET', '/results').catch(() => null);
      this.loading = false;
    }

    willUpdate() {
      const { election } = store.state;
      if (election && !this.drafted) {
        this.drafted = true;
        this.choices = loadDraft(election.name);
      }
      const view = voterView({
        election,
        signedIn: session.current !== null,
        receipt: this.receipt,
        sending: this.sending,
        stage: this.stage,
        refusal: this.refusal,
      });
      this.turned = this.view !== undefined && this.view !== 'loading' && this.view !== view;
      this.view = view;
    }

    /** A new view starts at its heading, for eyes and for screen readers. */
    updated() {
      if (!this.turned) return;
      window.scrollTo({ top: 0 });
      requestAnimationFrame(() => this.querySelector('h1')?.focus({ preventScroll: true }));
    }

    render() {
      const at = station(this.view);
      return html`<div class="column">
        ${at === null ? nothing : stepper(t('step.label'), stations.map((s) => t(`step.${s}`)), at)}
        <div class="view view-${this.view}">${this[`_${this.view}`]()}</div>
      </div>`;
    }

    _loading() {
      return html`<div class="skeleton tall" role="status"><span class="hidden-text">${t('loading')}</span></div>`;
    }

    _signin() {
      const { election } = store.state;
      return html`<div class="lead">
          <h1 tabindex="-1">${election.title}</h1>
          <p class="quiet">${when(election)}</p>
        </div>
        ${this.#door(election)}
        ${contestsPreview(election)} ${deviceClockHint()}`;
    }

    /** In by a code; where people may register, also by name and password, or to register. */
    #door({ registration }) {
      const may = registration === 'open';
      const kind = signInKind({ registration });
      return html`${may && this.registering
        ? html`<register-form .session=${session}></register-form>`
        : html`<sign-in .kind=${kind} .session=${session}></sign-in>`}
      ${may
        ? html`<button type="button" class="button plain wide" @click=${() => (this.registering = !this.registering)}>
            ${t(this.registering ? 'register.back' : 'register.offer')}
          </button>`
        : nothing}`;
    }

    _waiting() {
      const { election } = store.state;
      return html`<div class="lead">
          <h1 tabindex="-1">${t('waiting.title', { name: session.current.name })}</h1>
          <p class="quiet">${when(election)} ${t('waiting.lead')}</p>
        </div>
        ${contestsPreview(election)} ${this.#leave()}`;
    }

    _paused() {
      return html`<h1 tabindex="-1">${t('paused.title')}</h1>
        ${notice('warn', t('paused.what'), t('paused.do'))} ${this.#leave()}`;
    }

    _ballot() {
      const { contests } = store.state.election;
      const wrong = faults(contests, this.choices);
      return html`<h1 tabindex="-1" class="hidden-text">${t('step.ballot')}</h1>
        <form @submit=${this.#review} novalidate>
          ${contests.map((contest, i) =>
            contestPaper(contest, i, contests.length, this.choices[contest.id] ?? [], {
              onToggle: (c, id, on) => this.#mark(toggle(this.choices, c, id, on)),
              onClear: (c) => this.#mark({ ...this.choices, [c.id]: [] }),
            }),
          )}
          <div class="thumb">
            <button class="button primary wide">${t('ballot.review')} ${icon('arrow-right')}</button>
            <p class="small quiet">${this.missing && wrong.length ? t('ballot.fix', { n: wrong.length }) : t('ballot.kept')}</p>
          </div>
        </form>
        ${this.#leave()}`;
    }

    #mark(choices) {
      this.choices = choices;
      saveDraft(store.state.election.name, choices);
    }

    #review(event) {
      event.preventDefault();
      const [first] = faults(store.state.election.contests, this.choices);
      this.missing = Boolean(first);
      if (first) {
        this.requestUpdate();
        this.querySelector(`#contest-${CSS.escape(first.id)}`)?.querySelector('input')?.focus();
        return;
      }
      this.stage = 'review';
    }

    _review() {
      const { election } = store.state;
      return html`<div class="lead">
          <h1 tabindex="-1">${t('review.title')}</h1>
          <p class="quiet">${t(election.revote === 'last' ? 'review.lead.last' : 'review.lead.first')}</p>
        </div>
        ${reviewList(election.contests, this.choices)}
        <div class="thumb">
          <button class="button primary wide" @click=${this.#cast}>${icon('vote')}${t('review.cast')}</button>
          <button class="button plain wide" @click=${() => (this.stage = 'ballot')}>${icon('pencil')}${t('review.change')}</button>
        </div>`;
    }

    async #cast() {
      if (this.sending) return;
      const { election, beacon } = store.state;
      this.sending = { attempt: 0 };
      const body = pending(COMMAND) ? {} : { lamport: lamport(), beacon: beacon?.token ?? null, choices: paper(election.contests, this.choices) };
      try {
        const answer = await send(COMMAND, '/ballots', {
          token: () => session.token,
          body,
          renew: (command) => freshBeacon(command, store.state.beacon, store.state.election),
          mend: freshTime,
          onWait: (state) => (this.sending = state),
        });
        lamport(answer.lamport);
        dropDraft();
        this.receipt = answer;
      } catch (error) {
        await this.#refused(error);
      } finally {
        this.sending = null;
        store.dispatch({ type: 'answered' });
      }
    }

    async #refused(error) {
      if (error.status === 401) return session.end();
      this.refusal = error;
      this.stage = 'ballot';
      if (error.reason === 'AlreadyVoted') {
        this.earlier = await call('GET', '/ballots/mine', { token: session.token }).catch(() => null);
        this.requestUpdate();
      }
    }

    _sending() {
      return sendingView(this.sending, store.state.queue, pending(COMMAND));
    }

    _receipt() {
      const { election } = store.state;
      const again = election.revote === 'last' && election.phase === 'open';
      return html`<receipt-view .answer=${this.receipt} .election=${election}></receipt-view>
        ${this.published ? html`<div class="after">${results(this.published)}</div>` : nothing}
        ${again ? html`<button class="button" @click=${() => (this.receipt = null)}>${icon('refresh-cw')}${t('receipt.again')}</button>` : nothing}
        ${this.#leave()}`;
    }

    _refused() {
      return html`<h1 tabindex="-1">${t('refused.title')}</h1>
        ${failure(this.refusal)}
        ${this.earlier
          ? html`<button class="button primary" @click=${() => (this.receipt = this.earlier)}>${t('refused.receipt')}</button>`
          : html`<button class="button" @click=${() => (this.refusal = null)}>${icon('arrow-left')}${t('refused.back')}</button>`}
        ${this.#leave()}`;
    }

    _over() {
      const { election } = store.state;
      const kind = signInKind(election);
      return html`<div class="lead">
          <h1 tabindex="-1">${t('over.title')}</h1>
          <p class="quiet">${t('over.lead', { n: election.turnout.ballots, size: number(election.roll.size) })}</p>
        </div>
        <p><a href="/board">${t('over.board')}</a></p>
        ${session.current ? this.#leave() : html`<details class="more"><summary>${t('over.receipt')}</summary><sign-in .kind=${kind} .session=${session}></sign-in></details>`}`;
    }

    _results() {
      return html`<div class="lead">
          <h1 tabindex="-1">${t('results.title')}</h1>
          <p class="quiet">${store.state.election.title}</p>
        </div>
        ${this.published ? results(this.published) : this._loading()}
        <p><a href="/board">${t('over.board')}</a></p>`;
    }

    #leave() {
      return html`<p class="leave">
        <span class="quiet small">${t('leave.who', { name: session.current?.name ?? '' })}</span>
        <button class="button plain small" @click=${this.#signOut}>${icon('log-out')}${t('leave.do')}</button>
      </p>`;
    }

    #signOut() {
      dropDraft();
      this.receipt = null;
      this.refusal = null;
      this.stage = 'ballot';
      this.choices = {};
      session.end();
    }
  },
);
