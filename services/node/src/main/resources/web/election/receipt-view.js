import { html, nothing } from 'lit';
import { PageElement } from '../kit/element.js';
import { icon } from '../kit/icon.js';
import { t } from '../kit/i18n.js';
import { copy, downloadReceipt, receiptFacts, trackerGroups } from '../kit/receipt.js';
import { toast } from '../kit/toast.js';
import { inclusion } from './inclusion.js';
import './ballot-check.js';

/** What the voter keeps. Drawn only from the answer that came after the commit. */
customElements.define(
  'receipt-view',
  class extends PageElement {
    static properties = {
      answer: { attribute: false },
      election: { attribute: false },
      checking: { state: true },
    };

    render() {
      const { answer } = this;
      return html`<div class="celebrate">
          ${icon('circle-check')}
          <h1 tabindex="-1">${t('receipt.title')}</h1>
          <p class="quiet">${t('receipt.lead')}</p>
        </div>
        <section class="slip" aria-labelledby="tracker-title">
          <h2 id="tracker-title" class="label">${t('receipt.tracker')}</h2>
          ${trackerGroups(answer.tracker)}
          <p class="small quiet">${t('receipt.tracker.why')}</p>
          <figure class="code">
            <img src="/api/v1/board/ballots/${encodeURIComponent(answer.tracker)}/code" width="168" height="168" alt=${t('receipt.code')} />
            <figcaption class="small quiet">${t('receipt.code.why')}</figcaption>
          </figure>
          <div class="actions">
            <button class="button primary" @click=${this.#download}>
              ${icon('download')}${t('receipt.download')}
            </button>
            <button class="button" @click=${this.#copy}>${icon('copy')}${t('receipt.copy')}</button>
            <button class="button" @click=${this.#check}>${icon('shield-check')}${t('receipt.check')}</button>
          </div>
          <div aria-live="polite">
            ${this.checking ? html`<ballot-check .tracker=${answer.tracker} .leaf=${answer.receipt.leaf}></ballot-check>` : nothing}
          </div>
        </section>
        ${receiptFacts(answer)}
        <details class="more">
          <summary>${t('receipt.details')}</summary>
          <dl class="pairs small">
            <dt>${t('receipt.leaf')}</dt>
            <dd class="mono">${answer.receipt.leaf}</dd>
            <dt>${t('receipt.command')}</dt>
            <dd class="mono">${answer.receipt.commandId}</dd>
          </dl>
          <p class="small quiet">${t('receipt.leaf.why')}</p>
        </details>`;
    }

    async #copy() {
      toast(t((await copy(this.answer.tracker)) ? 'receipt.copied' : 'receipt.notcopied'), 'copy');
    }

    /** With the proof, where there is one: the file then says all that a check needs. */
    async #download() {
      const checked = await inclusion(this.answer.tracker).catch(() => null);
      downloadReceipt(this.election.name, this.answer, checked && { board: checked.board, proof: checked.proof });
    }

    #check() {
      if (this.checking) this.querySelector('ballot-check').check();
      this.checking = true;
    }
  },
);
