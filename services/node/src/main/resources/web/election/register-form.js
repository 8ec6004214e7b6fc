import { html, nothing } from 'lit';
import { PageElement } from '../kit/element.js';
import { call, Refusal } from '../kit/api.js';
import { backoff, sleep } from '../kit/backoff.js';
import { failure } from '../kit/notice.js';
import { icon } from '../kit/icon.js';
import { t } from '../kit/i18n.js';
import { uuid } from '../kit/uuid.js';

const MOST_TRIES = 5;

const fields = [
  { name: 'user', autocomplete: 'username', type: 'text' },
  { name: 'name', autocomplete: 'name', type: 'text' },
  { name: 'password', autocomplete: 'new-password', type: 'password' },
];

/**
 * Puts somebody on the roll. The password is kept nowhere: a reload asks for it again, and the same
 * name and password finish what was begun.
 */
customElements.define(
  'register-form',
  class extends PageElement {
    static properties = {
      session: { attribute: false },
      shown: { state: true },
      busy: { state: true },
      error: { state: true },
    };

    firstUpdated() {
      this.querySelector('input').focus();
    }

    render() {
      return html`<form class="sign-in" novalidate @submit=${this.#submit}>
        ${fields.map((field) => this.#field(field))}
        ${this.error ? failure(this.error) : nothing}
        <button class="button primary wide" ?disabled=${this.busy}>
          ${t(this.busy ? 'register.busy' : 'register.do')} ${this.busy ? nothing : icon('arrow-right')}
        </button>
      </form>`;
    }

    #field({ name, autocomplete, type }) {
      const secret = type === 'password';
      return html`<div class="field">
        <label for="register-${name}">${t(`register.${name}`)}</label>
        <input
          id="register-${name}"
          name=${name}
          class="input"
          type=${secret && this.shown ? 'text' : type}
          autocomplete=${autocomplete}
          autocapitalize=${name === 'name' ? 'words' : 'none'}
          autocorrect="off"
          spellcheck="false"
          required
          aria-describedby="register-${name}-hint"
          aria-invalid=${this.error?.field === name ? 'true' : nothing}
        />
        <p class="hint" id="register-${name}-hint">${t(`register.${name}.hint`)}</p>
        ${secret
          ? html`<label class="check"><input type="checkbox" @change=${(e) => (this.shown = e.target.checked)} /> ${t('register.show')}</label>`
          : nothing}
      </div>`;
    }

    async #submit(event) {
      event.preventDefault();
      const body = Object.fromEntries(fields.map(({ name }) => [name, this.#input(name).value]));
      const missing = fields.find(({ name }) => !body[name].trim());
      if (missing) return this.#input(missing.name).focus();
      this.busy = true;
      this.error = null;
      try {
        this.session.begin(await this.#send({ commandId: uuid(), ...body }));
      } catch (error) {
        this.error = error;
        this.#input(error.field && fields.some((f) => f.name === error.field) ? error.field : 'user').focus();
      } finally {
        this.busy = false;
      }
    }

    async #send(body) {
      for (let attempt = 0; ; attempt++) {
        try {
          return await call('POST', '/registrations', { body });
        } catch (error) {
          if (!error.again || attempt >= MOST_TRIES || (error instanceof Refusal && error.status === 429)) throw error;
          await sleep(backoff(attempt, { retryAfter: error.retryAfterMillis }));
        }
      }
    }

    #input(name) {
      return this.querySelector(`#register-${name}`);
    }
  },
);
