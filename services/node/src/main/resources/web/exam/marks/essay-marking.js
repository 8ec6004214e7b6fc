import { html, nothing } from 'lit';
import { PageElement } from '../../kit/element.js';
import { call } from '../../kit/api.js';
import { send } from '../../kit/command.js';
import { failure } from '../../kit/notice.js';
import { icon } from '../../kit/icon.js';
import { progress } from '../../kit/progress.js';
import { date, t } from '../../kit/i18n.js';
import { uuid } from '../../kit/uuid.js';
import { after, beside, counts, queue, queues } from './essay-queue.js';
import './essay-answer.js';

/** Essays: which there are, how far they are marked, and one of them open to be marked. */
customElements.define(
  'essay-marking',
  class extends PageElement {
    static properties = {
      session: { attribute: false },
      /** Changes whenever something in the marksheet does. */
      version: { attribute: false },
      essays: { state: true },
      open: { state: true },
      which: { state: true },
      handle: { state: true },
      error: { state: true },
      busy: { state: true },
    };

    constructor() {
      super();
      Object.assign(this, { essays: [], open: null, which: 'todo', handle: null });
    }

    willUpdate(changed) {
      if (changed.has('version')) this.#load();
    }

    async #load() {
      try {
        this.essays = (await this.#get('')).essays;
        if (this.open) await this.#reopen();
      } catch (error) {
        this.error = error;
      }
    }

    async #reopen() {
      const { id } = this.open.essay;
      const open = await this.#get(`/answers?item=${encodeURIComponent(id)}`);
      // Whoever stopped meanwhile is not brought back.
      if (this.open?.essay.id === id) this.open = open;
    }

    #get(path) {
      return call('GET', `/marks/essays${path}`, { token: this.session.token });
    }

    #post(path, body) {
      return send(`marks.essay.${uuid()}`, `/marks${path}`, { token: () => this.session.token, body });
    }

    render() {
      if (!this.essays.length) return nothing;
      return html`<section class="essays ruled">
        <h2>${t('essays.title')}</h2>
        <p class="quiet small">${t('essays.blind')}</p>
        ${this.error ? failure(this.error) : nothing} ${this.open ? this.#marking() : html`<ul class="essay-list">${this.essays.map((essay) => this.#essay(essay))}</ul>`}
      </section>`;
    }

    #essay(essay) {
      const { claim } = essay;
      const other = claim && !claim.mine;
      return html`<li>
        <div class="essay-about">
          <p class="essay-stem">${essay.text}</p>
          <p class="small quiet">
            ${t('essays.answers', { n: essay.answers })} · ${essay.open ? t('essays.open', { n: essay.open }) : t('essays.done')}
            ${essay.second ? html` · ${t('essays.second', { n: essay.second })}` : nothing}
          </p>
          ${essay.differs ? html`<p class="mark warn small">${icon('scale')}${t('essays.differ', { n: essay.differs })}</p>` : nothing}
          ${progress(essay.answers - essay.open, essay.answers, t('essays.progress', { n: essay.answers - essay.open, of: essay.answers }))}
          ${other ? html`<p class="small mark warn">${icon('lock')}${t('essays.claimed', { by: claim.by, at: date(claim.until, { timeStyle: 'short' }) })}</p>` : nothing}
        </div>
        <button class="button" ?disabled=${this.busy || other || !essay.answers} @click=${() => this.#start(essay)}>${icon('pencil')}${t('essays.start')}</button>
      </li>`;
    }

    async #start(essay) {
      await this.#doing(async () => {
        await this.#post('/claim', { item: essay.id });
        this.open = await this.#get(`/answers?item=${encodeURIComponent(essay.id)}`);
        const { answers } = this.open;
        this.which = queues.find((which) => queue(answers, which).length) ?? 'all';
        this.handle = beside(answers, this.which, null, 0);
      });
      this.#focus();
    }

    async #stop() {
      const { id } = this.open.essay;
      await this.#doing(() => this.#post('/claim/release', { item: id }).catch(() => {}));
      this.open = null;
      this.handle = null;
      this.#load();
    }

    async #doing(act) {
      this.busy = true;
      this.error = null;
      try {
        await act();
      } catch (error) {
        this.error = error;
      } finally {
        this.busy = false;
      }
    }

    #marking() {
      const { essay, answers } = this.open;
      const inQueue = queue(answers, this.which);
      const at = inQueue.findIndex(({ answer }) => answer === this.handle);
      return html`<div class="essay-open">
        <p class="stem">${essay.text}</p>
        ${(essay.images ?? []).map((image) => html`<figure class="picture"><img src="/api/v1/images/${image.sha256}" alt=${image.text ?? ''} /></figure>`)}
        ${progress(essay.answers - essay.open, essay.answers, t('essays.progress', { n: essay.answers - essay.open, of: essay.answers }))}
        <div class="essay-tools">
          ${this.#chooser(answers)}
          <span class="actions">
            <button class="button" ?disabled=${at <= 0} aria-label=${t('essays.before')} @click=${() => this.#go(-1)}>${icon('arrow-left')}</button>
            <button class="button" ?disabled=${at < 0 || at >= inQueue.length - 1} aria-label=${t('essays.next')} @click=${() => this.#go(1)}>${icon('arrow-right')}</button>
          </span>
        </div>
        ${this.handle
          ? html`<essay-answer
              .session=${this.session}
              .essay=${essay}
              .handle=${this.handle}
              .version=${this.version}
              .place=${at < 0 ? null : t('essays.place', { i: at + 1, n: inQueue.length })}
              @marked=${this.#marked}
            ></essay-answer>`
          : html`<p class="quiet" role="status">${t('essays.nothing')}</p>`}
        <div class="actions"><button class="button plain" ?disabled=${this.busy} @click=${this.#stop}>${icon('check')}${t('essays.stop')}</button></div>
      </div>`;
    }

    #chooser(answers) {
      const n = counts(answers);
      return html`<div class="field">
        <label for="essay-queue">${t('essays.show')}</label>
        <select id="essay-queue" class="input" @change=${this.#choose}>
          ${queues.map((which) => html`<option value=${which} ?selected=${which === this.which}>${t(`essays.queue.${which}`, { n: n[which] })}</option>`)}
        </select>
      </div>`;
    }

    #choose(event) {
      this.which = event.target.value;
      this.handle = beside(this.open.answers, this.which, null, 0);
    }

    #go(by) {
      this.handle = beside(this.open.answers, this.which, this.handle, by) ?? this.handle;
      this.#focus();
    }

    /** The next one, worked out of how the answers stood when this one was marked. */
    async #marked() {
      const next = after(this.open.answers, this.which, this.handle);
      await this.#doing(() => this.#reopen());
      this.handle = next;
      if (next) this.#focus();
      else this.querySelector('#essay-queue')?.focus();
    }

    async #focus() {
      await this.updateComplete;
      this.querySelector('essay-answer')?.focusMarks();
    }
  },
);
