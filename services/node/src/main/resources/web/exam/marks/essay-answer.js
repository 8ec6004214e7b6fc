import { html, nothing } from 'lit';
import { PageElement } from '../../kit/element.js';
import { call } from '../../kit/api.js';
import { send } from '../../kit/command.js';
import { failure, notice } from '../../kit/notice.js';
import { icon } from '../../kit/icon.js';
import { number, t } from '../../kit/i18n.js';
import { toast } from '../../kit/toast.js';
import { uuid } from '../../kit/uuid.js';
import { words } from './essay-queue.js';
import { fault, parseMarks } from './paste.js';

const show = (n) => number(n, { maximumFractionDigits: 2 });

/** One answer to an essay: its text, and the marks that the one who reads it gives. */
customElements.define(
  'essay-answer',
  class extends PageElement {
    static properties = {
      session: { attribute: false },
      essay: { attribute: false },
      handle: { attribute: false },
      version: { attribute: false },
      place: { attribute: false },
      one: { state: true },
      wrong: { state: true },
      error: { state: true },
      busy: { state: true },
    };

    willUpdate(changed) {
      if (changed.has('handle')) Object.assign(this, { one: null, wrong: null, error: null });
      if (changed.has('handle') || changed.has('version')) this.#load();
    }

    async #load() {
      const { handle } = this;
      const path = `/marks/essays/answer?item=${encodeURIComponent(this.essay.id)}&answer=${handle}`;
      try {
        const one = await call('GET', path, { token: this.session.token });
        if (handle === this.handle) this.one = one;
      } catch (error) {
        if (handle === this.handle) this.error = error;
      }
    }

    /** Whoever marks many wants to type at once; the field is described by the text. */
    focusMarks() {
      this.focusing = true;
      this.#focused();
    }

    updated() {
      this.#focused();
    }

    #focused() {
      const field = this.querySelector('#essay-marks');
      if (!this.focusing || !field) return;
      this.focusing = false;
      field.focus();
    }

    render() {
      if (this.error && !this.one) return failure(this.error);
      if (!this.one) return html`<div class="skeleton tall" role="status"><span class="hidden-text">${t('loading')}</span></div>`;
      const { one } = this;
      return html`<article class="essay-answer">
        <div class="essay-head">
          <h3>${this.place ?? t('essays.answer')}</h3>
          <span class="mark small ${{ differs: 'warn', open: '' }[one.state] ?? 'good'}">${icon({ open: 'circle-dashed', differs: 'scale' }[one.state] ?? 'circle-check')}${t(`essays.state.${one.state}`)}</span>
        </div>
        <div class="essay-text" id="essay-text" tabindex="0" role="region" aria-label=${t('essays.answer')}>${one.text}</div>
        <p class="small quiet">${t('essays.words', { n: words(one.text) })}</p>
        ${one.given?.length ? this.#given(one) : nothing} ${one.state === 'settled' ? nothing : this.#form(one)}
      </article>`;
    }

    #given({ state, given, mine }) {
      const kind = state === 'differs' ? 'warn' : 'good';
      const list = html`<ul class="plain-list small">
        ${given.map(({ by, marks, comment }) => html`<li><strong>${show(marks)}</strong> ${by}${comment ? html`: ${comment}` : nothing}</li>`)}
      </ul>`;
      const todo = state === 'settled' ? '' : t(mine ? 'essays.rethink' : 'essays.decide');
      return notice(kind, t(state === 'differs' ? 'essays.differing' : 'essays.settled'), todo, list);
    }

    #form({ mine }) {
      const { min, max } = this.essay;
      return html`<form class="essay-form" @submit=${this.#save} novalidate>
        ${this.error ? failure(this.error) : nothing}
        <div class="field essay-marks">
          <label for="essay-marks">${t('essays.marks', { min: show(min), max: show(max) })}</label>
          <input
            id="essay-marks"
            class="input numeric"
            inputmode="decimal"
            autocomplete="off"
            .value=${mine ? show(mine.marks) : ''}
            aria-invalid=${this.wrong ? 'true' : 'false'}
            aria-describedby="essay-text ${this.wrong ? 'essay-wrong' : ''}"
            @keydown=${this.#key}
          />
          ${this.wrong ? html`<p class="small bad-text" id="essay-wrong" role="alert">${this.wrong}</p>` : nothing}
        </div>
        <div class="field">
          <label for="essay-comment">${t('marks.comment')}</label>
          <textarea id="essay-comment" class="input" rows="2" maxlength="2000" .value=${mine?.comment ?? ''} @keydown=${this.#key}></textarea>
          <p class="hint">${t('essays.comment.hint')}</p>
        </div>
        <div class="actions"><button class="button primary" ?disabled=${this.busy}>${icon('check')}${t('essays.save')}</button></div>
      </form>`;
    }

    #key(event) {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.querySelector('form').requestSubmit();
    }

    async #save(event) {
      event.preventDefault();
      const marks = parseMarks(this.querySelector('#essay-marks').value);
      this.wrong = this.#wrong(marks);
      if (this.wrong) return this.querySelector('#essay-marks').focus();
      const comment = this.querySelector('#essay-comment').value.trim();
      const body = { answer: this.handle, item: this.essay.id, marks, ...(comment ? { comment } : {}) };
      this.busy = true;
      this.error = null;
      try {
        const { receipt } = await send(`marks.essay.${uuid()}`, '/marks/answers', { token: () => this.session.token, body });
        toast(t('answer.saved', { seq: number(receipt.seq) }), 'circle-check');
        this.dispatchEvent(new CustomEvent('marked'));
      } catch (error) {
        this.error = error;
      } finally {
        this.busy = false;
      }
    }

    #wrong(marks) {
      const { min, max } = this.essay;
      const text = this.querySelector('#essay-marks').value;
      if (marks === null) return t('marks.wrong.number', { text });
      const why = fault(marks, { min, max });
      return why && t(`marks.wrong.${why}`, { text, item: t('essays.this'), max: show(max), min: show(min) });
    }
  },
);
