import { html, nothing } from 'lit';
import { PageElement } from '../kit/element.js';
import { call } from '../kit/api.js';
import { failure, notice } from '../kit/notice.js';
import { icon } from '../kit/icon.js';
import { number, t } from '../kit/i18n.js';

/** Anyone's question: is the ballot with this tracker there? */
customElements.define(
  'tracker-search',
  class extends PageElement {
    static properties = { answer: { state: true }, busy: { state: true } };

    render() {
      return html`<form class="search" role="search" @submit=${this.#search}>
          <div class="field">
            <label for="tracker">${t('search.label')}</label>
            <div class="search-row">
              <div class="with-icon">
                ${icon('search')}
                <input
                  id="tracker"
                  class="input mono"
                  placeholder="XXXX-XXXX-XXXX-XXXX"
                  autocapitalize="characters"
                  autocorrect="off"
                  autocomplete="off"
                  spellcheck="false"
                />
              </div>
              <button class="button" ?disabled=${this.busy}>${t('search.do')}</button>
            </div>
            <p class="hint">${t('search.hint')}</p>
          </div>
        </form>
        <div aria-live="polite" class="search-answer">${this.#shown()}</div>`;
    }

    #shown() {
      if (!this.answer) return nothing;
      const { found, error } = this.answer;
      if (error?.status === 404) return notice('warn', t('search.none'), t('search.none.do'));
      if (error) return failure(error);
      const leaf = html`<p class="small mono leaf">${found.leaf}</p>`;
      return found.counted
        ? notice('good', t('check.found', { seq: number(found.seq) }), t('check.found.how'), leaf)
        : notice('warn', t('check.superseded'), t('check.superseded.how'), leaf);
    }

    async #search(event) {
      event.preventDefault();
      const tracker = grouped(this.querySelector('input').value);
      if (!tracker) return this.querySelector('input').focus();
      this.querySelector('input').value = tracker;
      this.busy = true;
      try {
        this.answer = { found: await call('GET', `/board/ballots/${encodeURIComponent(tracker)}`) };
      } catch (error) {
        this.answer = { error };
      }
      this.busy = false;
    }
  },
);

/** As printed on the receipt, however it was typed. */
export function grouped(text) {
  const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return plain.match(/.{1,4}/g)?.join('-') ?? '';
}
