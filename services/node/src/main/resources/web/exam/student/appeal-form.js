import { html, nothing } from 'lit';
import { PageElement } from '../../kit/element.js';
import { failure, notice } from '../../kit/notice.js';
import { icon } from '../../kit/icon.js';
import { t } from '../../kit/i18n.js';

const MOST_CHARACTERS = 2000;

/** Says against a strike or an item in one's own words. */
customElements.define(
  'appeal-form',
  class extends PageElement {
    static properties = { subject: { attribute: false }, filed: { attribute: false }, onFile: { attribute: false }, open: { state: true }, busy: { state: true }, sent: { state: true }, error: { state: true } };

    render() {
      if (this.filed) return this.#filed(this.filed);
      if (this.sent) return notice('good', t('appeal.sent'), t('appeal.sent.next'));
      if (!this.open) return html`<button class="button plain small" @click=${this.#show}>${icon('scale')}${t('appeal.do')}</button>`;
      const id = `appeal-${Object.values(this.subject)[0]}`;
      return html`<form class="appeal" @submit=${this.#submit}>
        <div class="field">
          <label for=${id}>${t('appeal.label')}</label>
          <textarea id=${id} class="input" rows="4" maxlength=${MOST_CHARACTERS} required></textarea>
          <p class="hint">${t('appeal.hint')}</p>
        </div>
        ${this.error ? failure(this.error) : nothing}
        <div class="actions"><button class="button" ?disabled=${this.busy}>${t('appeal.send')}</button></div>
      </form>`;
    }

    #filed(appeal) {
      const kinds = { open: 'info', upheld: 'good', rejected: 'warn' };
      return notice(kinds[appeal.state] ?? 'info', t(`appeal.${appeal.state}`), appeal.reason ?? '');
    }

    async #show() {
      this.open = true;
      await this.updateComplete;
      this.querySelector('textarea').focus();
    }

    async #submit(event) {
      event.preventDefault();
      this.busy = true;
      this.error = null;
      try {
        await this.onFile(this.subject, this.querySelector('textarea').value.trim());
        this.sent = true;
      } catch (error) {
        this.error = error;
      } finally {
        this.busy = false;
      }
    }
  },
);
