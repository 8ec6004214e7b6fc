import { html, nothing } from 'lit';
import { PageElement } from '../../kit/element.js';
import { askFor } from '../../kit/dialog.js';
import { clock } from '../../kit/clock.js';
import { countdown } from '../../kit/duration.js';
import { icon } from '../../kit/icon.js';
import { notice } from '../../kit/notice.js';
import { t, time } from '../../kit/i18n.js';
import { millis } from '../timing.js';
import { roleIs } from '../staff.js';

const LOOK_MILLIS = 500;

/** Who holds the sheet, until when, who waits, and one's own place in that. */
customElements.define(
  'lock-panel',
  class extends PageElement {
    static properties = { desk: { attribute: false }, session: { attribute: false }, busy: { state: true } };

    stores() {
      return [this.desk.sheet, this.desk.mine];
    }

    connectedCallback() {
      super.connectedCallback();
      this.timer = setInterval(() => this.requestUpdate(), LOOK_MILLIS);
    }

    disconnectedCallback() {
      super.disconnectedCallback();
      clearInterval(this.timer);
    }

    render() {
      const { lock } = this.desk.sheet.state;
      const mine = this.desk.mine.state;
      return html`<section class="lock" aria-labelledby="lock-title">
        <h2 id="lock-title">${t('lock.title')}</h2>
        <div role="status">${this.#mine(mine)}</div>
        <dl class="pairs">
          <dt>${t('lock.holder')}</dt>
          <dd>${lock?.holder ? html`<strong>${lock.holder}</strong> ${this.#lease(lock)}` : html`<span class="quiet">${t('lock.free')}</span>`}</dd>
          ${lock?.token ? html`<dt>${t('lock.token')}</dt><dd class="mono small">${lock.token.after} / ${lock.token.fence}</dd>` : nothing}
          <dt>${t('lock.waiting')}</dt>
          <dd>${lock?.waiting?.length ? html`<ol class="in-line">${lock.waiting.map((who) => html`<li>${who.name ?? who}</li>`)}</ol>` : html`<span class="quiet">${t('lock.nobody')}</span>`}</dd>
        </dl>
        <div class="actions">${this.#acts(mine, lock)}</div>
      </section>`;
    }

    #lease(lock) {
      const until = millis(lock.leaseUntil);
      const now = clock.now();
      if (until === null || now === null) return nothing;
      return html`<span class="quiet small">${t('lock.lease', { left: countdown(until - now) })}${lock.since ? ` · ${t('lock.since', { at: time(lock.since) })}` : ''}</span>`;
    }

    #mine({ state, position }) {
      switch (state) {
        case 'asking':
          return notice('info', t('lock.asking'));
        case 'waiting':
          return notice('info', position ? t('lock.inline', { n: position }) : t('lock.inline.soon'), t('lock.inline.wait'));
        case 'holding':
          return notice('good', t('lock.yours'), t('lock.yours.means'));
        case 'overtaken':
          return notice('warn', t('lock.lost'), t('lock.lost.means'));
        default:
          return nothing;
      }
    }

    #acts({ state }, lock) {
      const free = state === 'none' || state === 'overtaken';
      return html`${free
          ? html`<button class="button" ?disabled=${this.busy} @click=${() => this.#do(() => this.desk.request())}>${icon('hand')}${t('lock.request')}</button>`
          : html`<button class="button" ?disabled=${this.busy} @click=${() => this.#do(() => this.desk.release())}>${icon('lock-open')}${t(state === 'holding' ? 'lock.release' : 'lock.leave')}</button>`}
        ${roleIs('admin') && lock?.holder ? html`<button class="button plain" @click=${this.#break}>${icon('ban')}${t('lock.break')}</button>` : nothing}`;
    }

    async #break() {
      const values = await askFor({
        title: t('lock.break.ask', { holder: this.desk.sheet.state.lock.holder }),
        effects: [t('lock.break.effect')],
        action: t('lock.break'),
        danger: true,
        fields: [{ name: 'reason', type: 'long', label: t('decide.reason'), required: true }],
      });
      if (values) await this.#do(() => this.desk.breakLock(values.reason));
    }

    async #do(work) {
      this.busy = true;
      try {
        await work();
      } catch (error) {
        this.dispatchEvent(new CustomEvent('refused', { detail: error }));
      } finally {
        this.busy = false;
      }
    }
  },
);
