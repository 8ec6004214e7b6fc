import { html, nothing } from 'lit';
import { PageElement } from '../kit/element.js';
import { ask } from '../kit/dialog.js';
import { call } from '../kit/api.js';
import { send } from '../kit/command.js';
import { createSession } from '../kit/session.js';
import { failure, notice } from '../kit/notice.js';
import { hemicycle } from '../kit/hemicycle.js';
import { icon } from '../kit/icon.js';
import { stepper } from '../kit/stepper.js';
import { number, percent, t } from '../kit/i18n.js';
import { results } from './results.js';
import { connect, store } from './state.js';
import '../kit/sign-in.js';

const session = createSession('tally');
const stations = ['sealed', 'count', 'publish', 'public'];

/** The count, apart from the collection: its own page, role and key. */
customElements.define(
  'tally-page',
  class extends PageElement {
    static properties = { result: { state: true }, busy: { state: true }, error: { state: true }, recounted: { state: true } };

    stores() {
      return [store, session];
    }

    connectedCallback() {
      super.connectedCallback();
      connect(session);
      session.subscribe(() => this.#load());
      store.subscribe(() => this.#load());
      this.#load();
    }

    async #load(again = false) {
      const phase = store.state.election?.phase;
      if (!session.current || this.loading || (this.result && !again)) return;
      if (phase !== 'tallied' && phase !== 'published') return;
      this.loading = true;
      try {
        this.result = await call('GET', '/tally/result', { token: session.token });
      } catch (error) {
        if (error.status === 401) session.end();
        else if (error.status !== 404) this.error = error;
      } finally {
        this.loading = false;
      }
    }

    render() {
      const { election } = store.state;
      if (!session.current) {
        return html`<div class="column narrow">
          <div class="lead"><h1>${t('tally.signin')}</h1></div>
          <sign-in kind="tally" .session=${session}></sign-in>
        </div>`;
      }
      if (!election) return html`<div class="column"><div class="skeleton tall"></div></div>`;
      const at = { closed: 1, tallied: 2, published: 4 }[election.phase] ?? 0;
      return html`<div class="column">
        ${stepper(t('tally.steps'), stations.map((s) => t(`tally.step.${s}`)), at)}
        <div class="view">
          ${at === 0 ? this.#sealed(election) : at === 1 ? this.#closed(election) : this.#counted(election)}
          ${this.error ? failure(this.error) : nothing}
          <p class="leave">
            <span class="quiet small">${t('leave.who', { name: session.current.name ?? 'tally' })}</span>
            <button class="button plain small" @click=${() => session.end()}>${icon('log-out')}${t('leave.do')}</button>
          </p>
        </div>
      </div>`;
    }

    #sealed({ turnout, roll }) {
      return html`<div class="celebrate sealed">
          ${icon('lock')}
          <h1>${t('tally.sealed')}</h1>
          <p class="quiet">${t('tally.sealed.why')}</p>
        </div>
        <div class="turnout small-turnout">
          ${hemicycle(turnout.ballots, roll.size, t('board.turnout', { n: turnout.ballots, size: roll.size }))}
          <div class="turnout-n">
            <strong>${percent(turnout.ballots, roll.size)}</strong>
            <span class="quiet">${t('board.turnout', { n: turnout.ballots, size: roll.size })}</span>
          </div>
        </div>`;
    }

    #closed({ turnout, roll }) {
      return html`<div class="lead">
          <h1>${t('tally.ready', { n: turnout.ballots })}</h1>
          <p class="quiet">${t('tally.ready.what', { size: number(roll.size) })}</p>
        </div>
        <div class="actions">
          <button class="button primary" ?disabled=${this.busy} @click=${this.#count}>${icon('calculator')}${t('tally.count')}</button>
        </div>`;
    }

    #counted(election) {
      const published = election.phase === 'published';
      return html`<div class="lead">
          <h1>${t(published ? 'tally.public' : 'tally.counted')}</h1>
          <p class="quiet">${t(published ? 'tally.public.what' : 'tally.counted.what')}</p>
        </div>
        ${this.result ? html`<div>${results(this.result)}</div>` : html`<div class="skeleton tall"></div>`}
        ${published
          ? html`<div class="actions">
                <button class="button" ?disabled=${this.busy} @click=${this.#recount}>${icon('refresh-cw')}${t('tally.recount')}</button>
              </div>
              <div role="status">${this.recounted ? this.#verdict(this.recounted) : nothing}</div>
              <p><a href="/board">${t('over.board')}</a></p>`
          : html`<div class="actions">
              <button class="button primary" ?disabled=${this.busy} @click=${this.#publish}>${icon('megaphone')}${t('tally.publish')}</button>
              <button class="button" ?disabled=${this.busy} @click=${this.#count}>${icon('refresh-cw')}${t('tally.recount')}</button>
            </div>`}`;
    }

    async #count() {
      if (await this.#send('tally.count', '/tally/count')) await this.#load(true);
    }

    #verdict({ same, ballots, entries }) {
      return same
        ? notice('good', t('tally.recounted.same'), t('tally.recounted.what', { n: ballots, entries: number(entries) }))
        : notice('bad', t('tally.recounted.other'), t('tally.recounted.other.do'));
    }

    /** Changes nothing: the whole ledger is read and counted beside what was published. */
    async #recount() {
      this.busy = true;
      this.error = null;
      this.recounted = null;
      try {
        this.recounted = await call('POST', '/tally/recount', { token: session.token, body: {}, limit: 120_000 });
      } catch (error) {
        if (error.status === 401) session.end();
        else this.error = error;
      } finally {
        this.busy = false;
      }
    }

    async #publish() {
      const agreed = await ask({
        title: t('tally.publish.ask'),
        effects: [t('tally.publish.effect', { n: store.state.election.turnout.ballots }), t('tally.publish.after')],
        action: t('tally.publish'),
      });
      if (agreed) await this.#send('tally.publish', '/tally/publish');
    }

    async #send(name, path) {
      this.busy = true;
      this.error = null;
      try {
        await send(name, path, { token: () => session.token });
        return true;
      } catch (error) {
        if (error.status === 401) session.end();
        else this.error = error;
        return false;
      } finally {
        this.busy = false;
      }
    }
  },
);
