import { html, nothing } from 'lit';
import { PageElement } from '../../kit/element.js';
import { call } from '../../kit/api.js';
import { download } from '../../kit/files.js';
import { failure, notice } from '../../kit/notice.js';
import { icon } from '../../kit/icon.js';
import { t } from '../../kit/i18n.js';
import { problemList } from '../problem-list.js';
import { formatOf } from './acts.js';

const FORMATS = [['xlsx', 'xlsx'], ['gift', 'gift'], ['xml', 'Moodle XML'], ['qti', 'QTI']];

/** A paper from a file: every problem with its place first, then all of it or nothing. */
customElements.define(
  'paper-import',
  class extends PageElement {
    static properties = {
      session: { attribute: false },
      name: {},
      writable: { type: Boolean },
      items: { type: Number },
      found: { state: true },
      busy: { state: true },
      error: { state: true },
    };

    render() {
      return html`<h2>${t('paper.title')}</h2>
        <p class="quiet small">${t('paper.items', { n: this.items })}</p>
        <div class="actions">
          ${FORMATS.map(([ending, word]) => html`<button class="button small" @click=${() => this.#download(ending)}>${icon('download')}${word}</button>`)}
        </div>
        ${this.writable ? this.#form() : html`<p class="quiet small">${t('paper.fixed')}</p>`} ${this.error ? failure(this.error) : nothing}`;
    }

    async #download(ending) {
      this.error = null;
      await download(`/admin/paper.${ending}`, `${this.name}-paper.${ending === 'qti' ? 'zip' : ending}`, this.session.token).catch((error) => (this.error = error));
    }

    #form() {
      const { found } = this;
      return html`<div class="import">
        <div class="field">
          <label for="paper-file">${t('paper.file')}</label>
          <input id="paper-file" class="input" type="file" accept=".yaml,.yml,.xlsx,.csv,.gift,.txt,.xml,.zip" @change=${this.#look} ?disabled=${this.busy} />
          <p class="hint">${t('paper.file.hint')}</p>
        </div>
        <div aria-live="polite">
          ${found ? (found.taken ? notice('good', t('paper.taken', { n: found.items ?? 0 })) : problemList(found.problems)) : nothing}
          ${found && !found.taken && !found.problems?.length
            ? html`<div class="actions"><button class="button" ?disabled=${this.busy} @click=${() => this.#post('/admin/paper', true)}>${icon('file-check')}${t('paper.take', { n: found.items ?? 0 })}</button></div>`
            : nothing}
        </div>
      </div>`;
    }

    #look(event) {
      const [file] = event.target.files;
      this.file = file;
      this.found = null;
      this.error = null;
      if (!file) return;
      if (!formatOf(file.name)) this.found = { problems: [{ where: file.name, found: '–', rule: t('paper.format') }] };
      else this.#post('/admin/paper/check', false);
    }

    async #post(path, taken) {
      this.busy = true;
      this.error = null;
      try {
        const answer = await call('POST', `${path}?format=${formatOf(this.file.name)}`, { token: this.session.token, body: this.file, limit: 60_000 });
        this.found = { ...answer, taken: taken && !answer?.problems?.length };
      } catch (error) {
        if (error.problem?.problems) this.found = { problems: error.problem.problems };
        else this.error = error;
      } finally {
        this.busy = false;
      }
    }
  },
);
