import { html, nothing } from 'lit';
import { PageElement } from '../kit/element.js';
import { call } from '../kit/api.js';
import { failure, notice } from '../kit/notice.js';
import { icon } from '../kit/icon.js';
import { progress } from '../kit/progress.js';
import { number, t } from '../kit/i18n.js';
import { differences, recount } from './recount.js';

const PAGE = 1000;
const SHOWN = 20;

/** Anybody counts every published ballot on their own device, beside the published result. */
customElements.define(
  'ballot-recount',
  class extends PageElement {
    static properties = {
      result: { attribute: false },
      fetched: { state: true },
      verdict: { state: true },
      error: { state: true },
    };

    get #busy() {
      return this.fetched !== undefined && !this.verdict && !this.error;
    }

    async #count() {
      this.verdict = null;
      this.error = null;
      this.fetched = 0;
      try {
        const ballots = await this.#all();
        const count = recount(ballots);
        this.verdict = { ballots: count.ballots, differences: differences(count, this.result) };
      } catch (error) {
        this.error = error;
      }
    }

    async #all() {
      const ballots = [];
      for (;;) {
        const page = await call('GET', `/results/ballots?offset=${ballots.length}&limit=${PAGE}`);
        ballots.push(...page.ballots);
        this.fetched = ballots.length;
        if (!page.ballots.length || ballots.length >= page.total) return ballots;
      }
    }

    render() {
      return html`<h2>${t('recount.title')}</h2>
        <p class="quiet">${t('recount.lead')}</p>
        <button class="button" ?disabled=${this.#busy} @click=${this.#count}>${icon('calculator')}${t('recount.do')}</button>
        ${this.#busy ? this.#progress() : nothing}
        <div role="status">${this.verdict ? this.#verdict(this.verdict) : nothing}</div>
        ${this.error ? failure(this.error) : nothing}`;
    }

    #progress() {
      const words = t('recount.progress', { n: this.fetched, all: number(this.result.ballots) });
      return html`${progress(this.fetched, this.result.ballots, words)}
        <p class="quiet small">${words}</p>`;
    }

    #verdict({ ballots, differences: found }) {
      if (!found.length) return notice('good', t('recount.same'), t('recount.same.what', { n: ballots }));
      const lines = html`<ul class="plain small">
        ${found.slice(0, SHOWN).map((d) => html`<li>${t(`recount.differs.${d.what}`, { ...d, published: number(d.published ?? 0), counted: number(d.counted ?? 0) })}</li>`)}
      </ul>`;
      return notice('bad', t('recount.differs'), t('recount.differs.do'), lines);
    }
  },
);
