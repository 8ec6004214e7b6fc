import { html, nothing } from 'lit';
import { PageElement } from '../kit/element.js';
import { cleanCode } from '../kit/session.js';
import { failure } from '../kit/notice.js';
import { icon } from '../kit/icon.js';
import { t } from '../kit/i18n.js';

/** A code from the mail, or a password: pasted, never retyped. */
customElements.define(
  'sign-in',
  class extends PageElement {
    static properties = {
      session: { attribute: false },
      kind: {},
      lead: { attribute: false },
      busy: { state: true },
      error: { state: true },
    };

    firstUpdated() {
      // A link from the mail may carry the code behind the #, which no server ever sees.
      const code = /^#code=(.+)$/.exec(location.hash)?.[1];
      if (code && this.kind === 'code') {
        history.replaceState(null, '', location.pathname);
        this.querySelector('input').value = decodeURIComponent(code);
        this.#submit();
      }
    }

    render() {
      const code = this.kind === 'code';
      return html`<form class="sign-in" novalidate @submit=${this.#submit}>
        <div class="field">
          <label for="secret">${t(code ? 'signin.code' : 'signin.password')}</label>
          <input
            id="secret"
            name="secret"
            class="input ${code ? 'mono code' : ''}"
            type=${code ? 'text' : 'password'}
            autocomplete=${code ? 'one-time-code' : 'current-password'}
            autocapitalize="none"
            autocorrect="off"
            spellcheck="false"
            required
            aria-describedby="secret-hint"
            aria-invalid=${this.error ? 'true' : nothing}
          />
          <p class="hint" id="secret-hint">${t(code ? 'signin.code.hint' : `signin.password.hint.${this.kind}`)}</p>
        </div>
        ${this.error ? failure(this.error) : nothing}
        <button class="button primary wide" ?disabled=${this.busy}>
          ${t(this.busy ? 'signin.busy' : 'signin.do')} ${this.busy ? nothing : icon('arrow-right')}
        </button>
      </form>`;
    }

    async #submit(event) {
      event?.preventDefault();
      const input = this.querySelector('input');
      const secret = this.kind === 'code' ? cleanCode(input.value) : input.value;
      if (!secret) return input.focus();
      this.busy = true;
      this.error = null;
      try {
        await (this.kind === 'code' ? this.session.byCode(secret) : this.session.byPassword(secret));
      } catch (error) {
        this.error = error;
        input.focus();
        input.select();
      } finally {
        this.busy = false;
      }
    }
  },
);
