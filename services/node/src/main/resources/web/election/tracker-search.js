import { html, nothing } from 'lit';
import { PageElement } from '../kit/element.js';
import { icon } from '../kit/icon.js';
import { t } from '../kit/i18n.js';
import './ballot-check.js';

/** Anyone's question: is the ballot with this tracker there? */
customElements.define(
  'tracker-search',
  class extends PageElement {
    static properties = { tracker: { state: true } };

    /** A receipt's QR code leads here with its tracker, which the browser sends to nobody. */
    firstUpdated() {
      const follow = () => location.hash && this.#look(location.hash);
      follow();
      addEventListener('hashchange', follow);
    }

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
              <button class="button">${t('search.do')}</button>
            </div>
            <p class="hint">${t('search.hint')}</p>
          </div>
        </form>
        <div aria-live="polite" class="search-answer">
          ${this.tracker ? html`<ballot-check .tracker=${this.tracker}></ballot-check>` : nothing}
        </div>`;
    }

    #search(event) {
      event.preventDefault();
      this.#look(this.querySelector('input').value);
    }

    #look(text) {
      const input = this.querySelector('input');
      const tracker = grouped(text);
      if (!tracker) return input.focus();
      input.value = tracker;
      if (this.tracker === tracker) this.querySelector('ballot-check').check();
      this.tracker = tracker;
    }
  },
);

/** As printed on the receipt, however it was typed. */
export function grouped(text) {
  const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return plain.match(/.{1,4}/g)?.join('-') ?? '';
}
