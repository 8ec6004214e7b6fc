import { html, nothing } from 'lit';
import { PageElement } from '../kit/element.js';
import { call } from '../kit/api.js';
import { failure, notice } from '../kit/notice.js';
import { icon } from '../kit/icon.js';
import { number, t } from '../kit/i18n.js';
import { copy, downloadReceipt, receiptFacts, trackerGroups } from '../kit/receipt.js';
import { toast } from '../kit/toast.js';

/** What the voter keeps. Drawn only from the answer that came after the commit. */
customElements.define(
  'receipt-view',
  class extends PageElement {
    static properties = {
      answer: { attribute: false },
      election: { attribute: false },
      checked: { state: true },
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
          <div class="actions">
            <button class="button primary" @click=${() => downloadReceipt(this.election.name, answer)}>
              ${icon('download')}${t('receipt.download')}
            </button>
            <button class="button" @click=${this.#copy}>${icon('copy')}${t('receipt.copy')}</button>
            <button class="button" @click=${this.#check}>${icon('shield-check')}${t('receipt.check')}</button>
          </div>
          <div aria-live="polite">${this.#verdict()}</div>
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

    #verdict() {
      const { checked } = this;
      if (!checked) return nothing;
      if (checked.error) return failure(checked.error);
      const { found } = checked;
      const same = found.leaf === this.answer.receipt.leaf || found.supersededBy;
      if (!same) return notice('bad', t('check.differs'), t('check.differs.do'));
      return found.counted
        ? notice('good', t('check.found', { seq: number(found.seq) }), t('check.found.how'))
        : notice('warn', t('check.superseded'), t('check.superseded.how'));
    }

    async #copy() {
      toast(t((await copy(this.answer.tracker)) ? 'receipt.copied' : 'receipt.notcopied'), 'copy');
    }

    async #check() {
      try {
        this.checked = { found: await call('GET', `/board/ballots/${encodeURIComponent(this.answer.tracker)}`) };
      } catch (error) {
        this.checked = { error };
      }
    }
  },
);
