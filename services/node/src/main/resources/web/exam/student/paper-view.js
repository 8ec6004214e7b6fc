import { html, nothing } from 'lit';
import { PageElement } from '../../kit/element.js';
import { ask } from '../../kit/dialog.js';
import { icon } from '../../kit/icon.js';
import { clock } from '../../kit/clock.js';
import { t } from '../../kit/i18n.js';
import { itemRemaining, oneByOne } from '../timing.js';
import { store } from '../state.js';
import { chosen, isBlank, toggled } from './answers.js';
import { itemOnScreen, tally } from './flow.js';
import { itemView, offered } from './item-view.js';
import { keyAct, keysOn, switchKeys } from './keys.js';
import { navigator, rail } from './navigator.js';
import './countdown.js';

/** The paper: one item on screen, where one is, how long is left, and the way to hand in. */
customElements.define(
  'paper-view',
  class extends PageElement {
    static properties = { sitting: { attribute: false }, at: { state: true }, keys: { state: true } };

    constructor() {
      super();
      this.at = 0;
      this.keys = keysOn();
      this.onKey = (event) => this.#key(event);
    }

    stores() {
      return [store, this.sitting.journal];
    }

    connectedCallback() {
      super.connectedCallback();
      document.addEventListener('keydown', this.onKey);
      this.timer = setInterval(() => this.#leaseTurns(), 200);
    }

    disconnectedCallback() {
      super.disconnectedCallback();
      document.removeEventListener('keydown', this.onKey);
      clearInterval(this.timer);
    }

    get item() {
      return itemOnScreen(store.state.attempt, this.at);
    }

    /** The end of an item's time locks it on this screen at once, connected or not. */
    #leaseTurns() {
      const over = this.#itemIsOver();
      if (over !== this.over) this.requestUpdate();
      this.over = over;
    }

    #itemIsOver() {
      const now = clock.now();
      return now !== null && itemRemaining(store.state.attempt, now) === 0;
    }

    willUpdate() {
      const id = this.item?.id ?? null;
      this.turned = this.shownId !== undefined && id !== this.shownId;
      if (this.turned) this.sitting.flush();
      this.shownId = id;
    }

    /** A new item starts at its text, for eyes and for screen readers. */
    updated() {
      if (!this.turned) return;
      window.scrollTo({ top: 0 });
      this.querySelector('legend')?.focus({ preventScroll: true });
    }

    render() {
      const { attempt, exam } = store.state;
      const items = attempt.items ?? [];
      const single = oneByOne(exam, attempt);
      const { item } = this;
      const journal = this.sitting.journal.state;
      const at = item ? items.indexOf(item) : items.length;
      return html`<div class="paper-head">
          <exam-countdown .attempt=${attempt}></exam-countdown>
          ${single ? rail(items, journal, at) : navigator(items, journal, at, (i) => (this.at = i))}
        </div>
        ${item ? this.#item(item, items.length, journal, single) : this.#done(single)}
        ${this.#foot(item, at, items, single)} ${this.#help()}`;
    }

    #item(item, count, journal, single) {
      const over = single && this.#itemIsOver();
      const locked = over || item.state === 'locked';
      return html`<form @submit=${(e) => e.preventDefault()} novalidate>
        ${itemView(item, journal.answers[item.id], {
          locked,
          count,
          onAnswer: (answer) => this.sitting.answer(item.id, answer),
          onText: (text) => this.sitting.type(item.id, text),
          onMark: (marked) => this.sitting.mark(item.id, marked),
        })}
        ${over ? html`<p role="status" class="quiet">${t(journal.offline ? 'item.over.offline' : 'item.over')}</p>` : nothing}
      </form>`;
    }

    #done(single) {
      return html`<div class="lead centred"><h2>${t(single ? 'paper.done' : 'loading')}</h2><p class="quiet">${t('paper.done.lead')}</p></div>`;
    }

    #foot(item, at, items, single) {
      const last = at >= items.length - 1;
      if (single && item && !last) {
        return html`<div class="thumb">
          <button class="button primary wide" @click=${() => this.#advance(item)}>${t('paper.next')} ${icon('arrow-right')}</button>
          <p class="small quiet">${t('paper.noway')}</p>
        </div>`;
      }
      const way = single
        ? nothing
        : html`<button class="button" ?disabled=${at === 0} @click=${() => this.#go(-1)}>${icon('arrow-left')}<span class="way-word">${t('paper.back')}</span></button>`;
      return html`<div class="thumb paper-thumb">
        ${way}
        ${last
          ? html`<button class="button primary" @click=${this.#handIn}>${icon('send')}${t('handin.do')}</button>`
          : html`<button class="button primary" @click=${() => this.#go(1)}>${t('paper.next')} ${icon('arrow-right')}</button>`}
        ${last || single ? nothing : html`<button class="button plain" @click=${this.#handIn}>${t('handin.do')}</button>`}
      </div>`;
    }

    #help() {
      return html`<details class="more keys">
        <summary>${icon('keyboard')}${t('keys.title')}</summary>
        <ul class="small">
          <li><kbd>1</kbd>–<kbd>9</kbd> ${t('keys.choose')}</li>
          <li><kbd>n</kbd> <kbd>p</kbd> ${t('keys.go')}</li>
          <li><kbd>m</kbd> ${t('keys.mark')}</li>
        </ul>
        <label class="check small"><input type="checkbox" .checked=${this.keys} @change=${this.#switch} /> ${t('keys.on')}</label>
      </details>`;
    }

    #switch(event) {
      this.keys = event.target.checked;
      switchKeys(this.keys);
    }

    #go(by) {
      const { length } = store.state.attempt.items;
      this.at = Math.min(length - 1, Math.max(0, this.at + by));
    }

    async #advance(item) {
      const entry = this.sitting.journal.state.answers[item.id];
      const agreed =
        !isBlank(entry?.answer, item) ||
        (await ask({ title: t('paper.skip'), effects: [t('paper.skip.effect'), t('paper.noway')], action: t('paper.next') }));
      if (agreed && this.item?.id === item.id) this.sitting.advance(item.id);
    }

    async #handIn() {
      this.sitting.flush();
      const n = tally(store.state.attempt.items, this.sitting.journal.state.answers);
      const effects = [
        t('handin.answered', { n: n.answered, items: n.items }),
        n.empty ? t('handin.empty', { n: n.empty }) : null,
        n.unread ? t('handin.unread', { n: n.unread }) : null,
        n.marked ? t('handin.marked', { n: n.marked }) : null,
        n.waiting ? t('handin.waiting', { n: n.waiting }) : null,
        t('handin.after'),
      ];
      const agreed = await ask({ title: t('handin.ask'), effects: effects.filter(Boolean), action: t('handin.do') });
      if (agreed) this.sitting.handIn('manual');
    }

    #key(event) {
      if (!this.keys || document.querySelector('dialog[open]')) return;
      const act = keyAct(event);
      const { item } = this;
      if (!act || !item) return;
      event.preventDefault();
      const single = oneByOne(store.state.exam, store.state.attempt);
      if (act.go) return single ? act.go > 0 && this.#advance(item) : this.#go(act.go);
      if (item.state === 'locked' || (single && this.#itemIsOver())) return;
      const entry = this.sitting.journal.state.answers[item.id];
      if (act.mark) return this.sitting.mark(item.id, !entry?.marked);
      const choice = offered(item)[act.choose];
      if (choice) this.sitting.answer(item.id, toggled(item, entry?.answer, choice.id, !chosen(item, entry?.answer).includes(choice.id)));
    }
  },
);
