import { html, nothing } from 'lit';
import { PageElement } from '../kit/element.js';
import { failure, notice } from '../kit/notice.js';
import { icon } from '../kit/icon.js';
import { number, t } from '../kit/i18n.js';
import { inclusion } from './inclusion.js';
import { judge } from './proof.js';

/** Is the ballot there, and does the board's root cover it? This device computes, step by step. */
customElements.define(
  'ballot-check',
  class extends PageElement {
    static properties = {
      tracker: { attribute: false },
      leaf: { attribute: false },
      answer: { state: true },
      whole: { state: true },
    };

    connectedCallback() {
      super.connectedCallback();
      this.check();
    }

    willUpdate(changed) {
      if (changed.has('tracker') && changed.get('tracker')) this.check();
    }

    async check() {
      const { tracker } = this;
      this.answer = null;
      const answer = await this.#ask(tracker).catch((error) => ({ error }));
      if (tracker === this.tracker) this.answer = answer;
    }

    async #ask(tracker) {
      const seen = await inclusion(tracker);
      // Browsers compute only on pages that nobody could have changed on the way.
      const verdict = crypto.subtle ? await judge({ tracker, leaf: this.leaf }, seen.proof, seen.board) : null;
      return { ...seen, verdict };
    }

    render() {
      const { answer } = this;
      if (!answer) return html`<p class="quiet checking" role="status">${t('check.busy')}</p>`;
      if (answer.error) return this.#failed(answer.error);
      const { found, verdict } = answer;
      if (!verdict) return html`${this.#found(found)}${notice('info', t('check.insecure'), t('check.insecure.do'))}`;
      return html`${verdict.holds
        ? this.#found(found)
        : html`<div role="alert">${notice('bad', t('check.broken'), `${t(`check.broken.${verdict.fault}`)} ${t('check.differs.do')}`)}</div>`}
      ${this.#steps(answer)}`;
    }

    #failed(error) {
      if (error.status !== 404) return failure(error);
      return this.leaf
        ? html`<div role="alert">${notice('bad', t('check.missing'), t('check.differs.do'))}</div>`
        : notice('warn', t('search.none'), t('search.none.do'));
    }

    #found(found) {
      if (found.counted) return notice('good', t('check.found', { seq: number(found.seq) }), t('check.found.how'));
      return found.supersededBy
        ? notice('warn', t('check.superseded'), t('check.superseded.how'))
        : notice('bad', t('check.broken'), `${t('check.broken.entry')} ${t('check.differs.do')}`);
    }

    #steps({ proof, board, verdict }) {
      return html`<section class="proof" aria-labelledby="proof-title">
        <h3 id="proof-title">${t('proof.title')}</h3>
        <ol>
          ${this.#entry(proof, verdict)} ${verdict.steps.map((step) => this.#step(step))} ${this.#root(board, verdict)}
        </ol>
        <p class="small quiet">${t('proof.how')}</p>
        <button class="button small" aria-pressed=${String(Boolean(this.whole))} @click=${() => (this.whole = !this.whole)}>
          ${t('proof.whole')}
        </button>
      </section>`;
    }

    #entry(proof, { fault }) {
      const same = fault !== 'entry';
      return html`<li class="mark ${same ? 'good' : 'bad'}">
        <p>${t('proof.entry', { seq: number(proof.seq) })}</p>
        <p class="hashes">${this.#hash(proof.leaf, 'own')}</p>
        ${this.#sign(same, t(same ? (this.leaf ? 'proof.entry.receipt' : 'proof.entry.tracker') : 'proof.entry.differs'))}
        ${same || !this.leaf ? nothing : html`<p class="hashes">${this.#hash(this.leaf, 'other')}</p>`}
      </li>`;
    }

    #step({ left, right, side, result }) {
      return html`<li>
        <p>${t(`proof.${side}`)}</p>
        <p class="hashes">
          ${this.#hash(left, side === 'left' ? 'other' : 'own')}<span class="and" aria-hidden="true">+</span>${this.#hash(right, side === 'left' ? 'own' : 'other')}
        </p>
        <p class="hashes"><span class="quiet">${t('proof.gives')}</span> ${this.#hash(result, 'own')}</p>
      </li>`;
    }

    #root(board, { root }) {
      const same = root === board.root;
      return html`<li class="mark ${same ? 'good' : 'bad'}">
        <p>${t('proof.root', { n: number(board.head) })}</p>
        <p class="hashes">${this.#hash(board.root, same ? 'own' : 'other')}</p>
        ${this.#sign(same, t(same ? 'proof.root.same' : 'proof.root.differs'))}
      </li>`;
    }

    #sign(good, words) {
      return html`<p class="sign">${icon(good ? 'circle-check' : 'circle-x')}<span>${words}</span></p>`;
    }

    #hash(hash, whose) {
      return html`<span class="hash mono ${whose}">${this.whole ? hash : `${hash.slice(0, 8)}…${hash.slice(-4)}`}</span>`;
    }
  },
);
