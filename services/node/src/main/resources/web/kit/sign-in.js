import { html, nothing } from 'lit';
import { PageElement } from './element.js';
import { cleanCode } from './session.js';
import { failure } from './notice.js';
import { icon } from './icon.js';
import { t } from './i18n.js';

/** What is asked for: a code from the mail or a password; both are pasted, never retyped. */
const ways = {
  code: { code: true, label: 'signin.code', hint: 'signin.code.hint' },
  voter: { code: true, label: 'signin.code', hint: 'signin.code.hint', other: 'member', turn: 'signin.byname', back: 'signin.byvotingcode' },
  member: { named: true, label: 'signin.password', hint: 'signin.password.hint.member' },
  admin: { user: 'admin', label: 'signin.password', hint: 'signin.password.hint.admin' },
  tally: { user: 'tally', label: 'signin.password', hint: 'signin.password.hint.tally' },
  student: { code: true, label: 'signin.student', hint: 'signin.student.hint' },
  anyone: { code: true, label: 'signin.student', hint: 'signin.student.hint', other: 'admin' },
  staff: { code: true, label: 'signin.student', hint: 'signin.staff.hint', other: 'admin' },
};

/** Asks for it, and starts the session. */
customElements.define(
  'sign-in',
  class extends PageElement {
    static properties = {
      session: { attribute: false },
      kind: {},
      lead: { attribute: false },
      turned: { state: true },
      busy: { state: true },
      error: { state: true },
    };

    get way() {
      const way = ways[this.kind];
      return this.turned ? ways[way.other] : way;
    }

    firstUpdated() {
      // A link from the mail may carry the code behind the #, which no server ever sees.
      const code = /^#code=(.+)$/.exec(location.hash)?.[1];
      if (code && this.way.code) {
        history.replaceState(null, '', location.pathname);
        this.querySelector('#secret').value = decodeURIComponent(code);
        this.#submit();
      }
    }

    render() {
      const { code, named, label, hint } = this.way;
      const { turn = 'signin.bypassword', back = 'signin.bycode' } = ways[this.kind];
      return html`<form class="sign-in" novalidate @submit=${this.#submit}>
        ${named
          ? html`<div class="field">
              <label for="user">${t('signin.user')}</label>
              <input id="user" name="user" class="input" type="text" autocomplete="username" autocapitalize="none" autocorrect="off" spellcheck="false" required />
            </div>`
          : nothing}
        <div class="field">
          <label for="secret">${t(label)}</label>
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
          <p class="hint" id="secret-hint">${t(hint)}</p>
        </div>
        ${this.error ? failure(this.error) : nothing}
        <button class="button primary wide" ?disabled=${this.busy}>
          ${t(this.busy ? 'signin.busy' : 'signin.do')} ${this.busy ? nothing : icon('arrow-right')}
        </button>
        ${ways[this.kind].other
          ? html`<button type="button" class="button plain wide" @click=${this.#turn}>${t(this.turned ? back : turn)}</button>`
          : nothing}
      </form>`;
    }

    #turn() {
      this.turned = !this.turned;
      this.error = null;
      this.querySelector('#secret').value = '';
      this.updateComplete.then(() => this.querySelector('input').focus());
    }

    async #submit(event) {
      event?.preventDefault();
      const input = this.querySelector('#secret');
      const { code, named } = this.way;
      const secret = code ? cleanCode(input.value) : input.value;
      const name = named ? this.querySelector('#user') : null;
      const user = named ? name.value.trim() : this.way.user;
      if (named && !user) return name.focus();
      if (!secret) return input.focus();
      this.busy = true;
      this.error = null;
      try {
        await (code ? this.session.byCode(secret) : this.session.byPassword(secret, user));
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
