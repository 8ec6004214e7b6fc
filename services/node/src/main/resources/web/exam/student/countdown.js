import { html, nothing } from 'lit';
import { PageElement } from '../../kit/element.js';
import { clock } from '../../kit/clock.js';
import { about, countdown } from '../../kit/duration.js';
import { t } from '../../kit/i18n.js';
import { itemGone, itemRemaining, remaining, spoken } from '../timing.js';

const LOOK_MILLIS = 200;
const SOON_MILLIS = 60_000;

/**
 * How long is left, counted on the node's clock. Drawn quietly; a screen reader hears of it at a few
 * marks only, and politely.
 */
customElements.define(
  'exam-countdown',
  class extends PageElement {
    static properties = { attempt: { attribute: false }, total: { type: Boolean } };

    connectedCallback() {
      super.connectedCallback();
      this.before = null;
      this.word = '';
      this.timer = setInterval(() => this.#look(), LOOK_MILLIS);
    }

    disconnectedCallback() {
      super.disconnectedCallback();
      clearInterval(this.timer);
    }

    #look() {
      const now = clock.now();
      const left = now === null ? null : remaining(this.attempt, now);
      const passed = spoken(this.before, left);
      if (passed !== null) this.word = t('countdown.spoken', { left: about(passed) });
      this.before = left;
      this.requestUpdate();
    }

    render() {
      const now = clock.guess();
      const left = now === null ? null : remaining(this.attempt, now);
      const item = now === null ? null : itemRemaining(this.attempt, now);
      return html`<div class="countdown ${left !== null && left < SOON_MILLIS ? 'soon' : ''}" role="timer" aria-live="off">
          ${item === null ? nothing : this.#item(item, now)}
          <span class="countdown-part"><strong>${left === null ? '––:––' : countdown(left)}</strong><span class="quiet small">${t('countdown.total')}</span></span>
        </div>
        ${now !== null && !clock.known ? html`<p class="quiet small">${t('countdown.guess')}</p>` : nothing}
        <p class="hidden-text" role="status" aria-live="polite">${this.word}</p>`;
    }

    #item(left, now) {
      const gone = itemGone(this.attempt, now);
      return html`<span class="countdown-part">
        <svg class="dial" viewBox="-11 -11 22 22" aria-hidden="true">
          <circle class="dial-track" r="9"></circle>
          <circle class="dial-left" r="9" pathLength="100" stroke-dasharray="${(1 - gone) * 100} 100" transform="rotate(-90) scale(1 -1)"></circle>
        </svg>
        <strong>${countdown(left)}</strong><span class="quiet small">${t('countdown.item')}</span>
      </span>`;
    }
  },
);
