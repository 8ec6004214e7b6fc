import { html, nothing } from 'lit';
import { PageElement } from '../../kit/element.js';
import { ask } from '../../kit/dialog.js';
import { call } from '../../kit/api.js';
import { send } from '../../kit/command.js';
import { failure, notice } from '../../kit/notice.js';
import { icon } from '../../kit/icon.js';
import { number, t } from '../../kit/i18n.js';
import { questionOf } from './acts.js';

const SHOWN = 50;
const REFRESH_MILLIS = 4000;
const two = (n) => (n === null || n === undefined ? '–' : number(n, { maximumFractionDigits: 2 }));

function truths(choices = []) {
  const right = (id) => choices.some((c) => c.id === id && c.right);
  return ['true', 'false'].map((id) => ({ id, text: t(`item.${id}`), right: right(id) }));
}

/** Another right answer after all: everybody is graded anew, and who gains or loses is shown. */
customElements.define(
  'key-change',
  class extends PageElement {
    static properties = { session: { attribute: false }, items: { state: true }, changes: { state: true }, item: { state: true }, done: { state: true }, busy: { state: true }, error: { state: true } };

    connectedCallback() {
      super.connectedCallback();
      this.#load();
      // Regrading takes its time, and others may change keys too.
      this.timer = setInterval(() => document.visibilityState === 'visible' && this.#load(), REFRESH_MILLIS);
    }

    disconnectedCallback() {
      super.disconnectedCallback();
      clearInterval(this.timer);
    }

    async #load() {
      try {
        const { items, keyChanges = [] } = await call('GET', '/analysis', { token: this.session.token });
        this.items = items;
        this.changes = keyChanges;
        this.error = null;
      } catch (error) {
        this.error = error;
      }
    }

    render() {
      return html`<h2>${t('key.title')}</h2>
        <p class="quiet small">${t('key.lead')}</p>
        ${this.error ? failure(this.error) : nothing}
        ${this.items
          ? html`<form class="import" @submit=${this.#submit}>
              <div class="field">
                <label for="key-item">${t('marks.item')}</label>
                <select id="key-item" class="input" @change=${(e) => ((this.item = this.items.find((i) => i.id === e.target.value)), (this.done = false))}>
                  <option value="" .selected=${!this.item}>–</option>
                  ${this.items.filter((i) => i.type !== 'essay').map((i) => html`<option value=${i.id} .selected=${i.id === this.item?.id}>${i.id}: ${i.text}</option>`)}
                </select>
              </div>
              ${this.item ? this.#question(this.item) : nothing}
            </form>`
          : nothing}
        ${this.done ? notice('good', t('key.done'), t('key.regrading')) : nothing} ${(this.changes ?? []).map((change) => this.#difference(change))}`;
    }

    #question(item) {
      return html`${this.#right(item)}
        <div class="field">
          <label for="key-reason">${t('decide.reason')}</label>
          <textarea id="key-reason" class="input" rows="2" required></textarea>
        </div>
        <div class="actions"><button class="button" ?disabled=${this.busy}>${icon('key-round')}${t('key.do')}</button></div>`;
    }

    #right(item) {
      const choices = item.type === 'truefalse' ? truths(item.choices) : item.choices?.filter((c) => c.id);
      if (choices?.length) {
        const kind = item.type === 'multiple' ? 'checkbox' : 'radio';
        return html`<fieldset class="field"><legend class="label">${t('result.right')}</legend>
          ${choices.map((c) => html`<label class="check"><input type=${kind} name="right" value=${c.id} .checked=${Boolean(c.right)} /> ${c.text ?? c.id}</label>`)}
        </fieldset>`;
      }
      if (item.type === 'numeric') {
        return html`<div class="field"><label for="key-right">${t('result.right')}</label><input id="key-right" class="input" inputmode="decimal" required .value=${item.right ?? ''} /></div>
          <div class="field"><label for="key-tolerance">${t('key.tolerance')}</label><input id="key-tolerance" class="input" inputmode="decimal" .value=${item.tolerance ?? '0'} /></div>`;
      }
      return html`<div class="field"><label for="key-accepted">${t('key.accepted')}</label><textarea id="key-accepted" class="input" rows="3" required .value=${(item.accepted ?? []).join('\n')}></textarea></div>`;
    }

    async #submit(event) {
      event.preventDefault();
      const one = (selector) => this.querySelector(selector)?.value.trim() ?? '';
      const marked = [...this.querySelectorAll('[name=right]:checked')].map((input) => input.value);
      const right = marked.length ? marked : [one('#key-right')];
      const question = questionOf(this.item, { right, tolerance: one('#key-tolerance'), accepted: one('#key-accepted') });
      const agreed = await ask({ title: t('key.ask', { item: this.item.id }), effects: [t('key.effect'), t('key.after')], action: t('key.do') });
      if (!agreed) return;
      this.busy = true;
      this.error = null;
      try {
        await send(`key.${this.item.id}.${Date.now()}`, '/admin/key', { token: () => this.session.token, body: { item: this.item.id, question, reason: one('#key-reason') } });
        this.done = true;
        this.item = null;
      } catch (error) {
        this.error = error;
      } finally {
        this.busy = false;
      }
    }

    #difference({ version, item, by, reason, done, differences }) {
      return html`<details class="more" ?open=${version === this.changes.at(-1).version}>
        <summary>${t('key.version', { version, item })}</summary>
        <p class="small quiet">${by}: ${reason}</p>
        <p class="small">${done ? t('key.changed', { n: differences.filter((d) => d.scoreBefore !== d.scoreAfter).length }) : t('key.regrading')}</p>
        <div class="table-frame problems changes" tabindex="0" role="region" aria-label=${t('key.difference')}>
          <table>
            <thead>
              <tr><th scope="col" rowspan="2">${t('roll.name')}</th>${[item, t('marks.score')].map((what) => html`<th scope="colgroup" colspan="2" class="n">${what}</th>`)}</tr>
              <tr>${['key.before', 'key.after.word', 'key.before', 'key.after.word'].map((word) => html`<th scope="col" class="n">${t(word)}</th>`)}</tr>
            </thead>
            <tbody>${differences.slice(0, SHOWN).map((d) => html`<tr><td>${d.name ?? ''} <span class="mono quiet">${d.roll}</span></td>${[d.before, d.after, d.scoreBefore, d.scoreAfter].map((n) => html`<td class="n">${two(n)}</td>`)}</tr>`)}</tbody>
          </table>
        </div>
      </details>`;
    }
  },
);
