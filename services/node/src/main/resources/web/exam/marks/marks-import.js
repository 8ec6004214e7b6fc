import { html, nothing } from 'lit';
import { PageElement } from '../../kit/element.js';
import { call } from '../../kit/api.js';
import { failure, notice } from '../../kit/notice.js';
import { icon } from '../../kit/icon.js';
import { t } from '../../kit/i18n.js';
import { problemList } from '../problem-list.js';

/** Marks from a file: looked at first, taken whole or not at all. */
customElements.define(
  'marks-import',
  class extends PageElement {
    static properties = { session: { attribute: false }, found: { state: true }, busy: { state: true }, error: { state: true } };

    render() {
      const { found } = this;
      return html`<details class="more">
        <summary>${icon('file-up')}${t('marks.import')}</summary>
        <div class="import">
          <div class="field">
            <label for="marks-file">${t('marks.import.file')}</label>
            <input id="marks-file" class="input" type="file" accept=".xlsx,.csv" @change=${this.#look} ?disabled=${this.busy} />
            <p class="hint">${t('marks.import.hint')}</p>
          </div>
          ${this.error ? failure(this.error) : nothing} ${found && !found.taken ? problemList(found.problems) : nothing}
          ${found && !found.problems?.length
            ? html`${found.taken ? notice('good', t('marks.imported')) : html`<div class="actions"><button class="button" ?disabled=${this.busy} @click=${this.#take}>${icon('check')}${t('marks.import.do', { n: found.rows ?? found.count ?? 0 })}</button></div>`}`
            : nothing}
        </div>
      </details>`;
    }

    #look(event) {
      const [file] = event.target.files;
      this.file = file;
      this.found = null;
      if (file) return this.#post(true);
    }

    async #take() {
      await this.#post(false);
      if (!this.error) this.dispatchEvent(new CustomEvent('imported'));
    }

    async #post(dryRun) {
      this.busy = true;
      this.error = null;
      const format = this.file.name.toLowerCase().endsWith('.csv') ? 'csv' : 'xlsx';
      try {
        const answer = await call('POST', `/marks/import?format=${format}&dryRun=${dryRun}`, { token: this.session.token, body: this.file, limit: 60_000 });
        this.found = { ...answer, taken: !dryRun };
      } catch (error) {
        if (error.problem?.problems) this.found = { problems: error.problem.problems };
        else this.error = error;
      } finally {
        this.busy = false;
      }
    }
  },
);
