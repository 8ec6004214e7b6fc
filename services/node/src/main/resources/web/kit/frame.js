import { html, nothing } from 'lit';
import { PageElement } from './element.js';
import { clock, deviceOffset } from './clock.js';
import { countdown } from './duration.js';
import { icon } from './icon.js';
import { addressOf, kindOf, pagesOf } from './kind.js';
import { language, languages, remember, setLanguage, t, time } from './i18n.js';
import { nextTheme, theme } from './theme.js';
import { live } from './live.js';
import { mark } from './mark.js';
import { notice } from './notice.js';

const SOON_MILLIS = 10 * 60_000;
const DEVICE_TOLERANCE_MILLIS = 2000;

/** The node's time, the same on every screen, and how long is left. */
customElements.define(
  'plenum-clock',
  class extends PageElement {
    static properties = { until: { attribute: false }, prefix: { attribute: false } };

    connectedCallback() {
      super.connectedCallback();
      this.timer = setInterval(() => this.requestUpdate(), 200);
    }

    disconnectedCallback() {
      super.disconnectedCallback();
      clearInterval(this.timer);
    }

    render() {
      const now = clock.now();
      const left = this.until && now !== null ? this.until - now : null;
      return html`<span class="clock-time" role="timer" aria-live="off" title=${this.#precision(now)}>
          ${now === null ? '––:––:––' : time(now)}
        </span>
        ${left !== null && left > 0
          ? html`<span class="clock-left ${left < SOON_MILLIS ? 'soon' : ''}">
              ${t(this.prefix ?? 'clock.closes', { left: countdown(left) })}
            </span>`
          : nothing}`;
    }

    #precision(now) {
      return now === null ? '' : t('clock.precision', { millis: Math.ceil(clock.roundTrip / 2) });
    }
  },
);

/** Told once, where the device's own clock would mislead. */
export function deviceClockHint() {
  const off = deviceOffset();
  if (Math.abs(off) < DEVICE_TOLERANCE_MILLIS) return nothing;
  const seconds = Math.round(Math.abs(off) / 1000);
  return html`<p class="small quiet">${t(off > 0 ? 'clock.ahead' : 'clock.behind', { n: seconds })}</p>`;
}

customElements.define(
  'plenum-header',
  class extends PageElement {
    static properties = { page: {} };

    stores() {
      return [live];
    }

    render() {
      const { title, until, prefix, connection, stale } = live.state;
      return html`<a class="skip" href="#main">${t('frame.skip')}</a>
        <div class="bar">
          <a class="brand" href=${addressOf(this.page)}>
            ${mark()}
            <span class="brand-name">${title ?? 'Plenum'}<span class="brand-page">${t(`page.${this.page}`)}</span></span>
          </a>
          <div class="where">
            <span class="connection ${connection}" role="status"><span>${t(`connection.${connection}`)}</span></span>
            <plenum-clock .until=${until} .prefix=${prefix}></plenum-clock>
          </div>
        </div>
        <div role="status">${stale ? notice('warn', t('stale.what'), t('stale.safe')) : nothing}</div>`;
    }
  },
);

customElements.define(
  'plenum-footer',
  class extends PageElement {
    static properties = { page: {} };

    stores() {
      return [live];
    }

    render() {
      const link = (page, path) =>
        html`<a href=${path} aria-current=${this.page === page ? 'page' : nothing}>${t(`page.${page}`)}</a>`;
      const symbol = { auto: 'sun-moon', light: 'sun', dark: 'moon' }[theme()];
      return html`<div class="foot">
        <nav aria-label=${t('frame.pages')}>
          ${pagesOf(kindOf(this.page) ?? live.state.kind).map(([page, path]) => link(page, path))}
        </nav>
        <div class="switches">
          <select aria-label=${t('frame.language')} @change=${this.#language}>
            ${Object.entries(languages).map(
              ([tag, name]) => html`<option value=${tag} lang=${tag} ?selected=${tag === language()}>${name}</option>`,
            )}
          </select>
          <button type="button" @click=${this.#theme}>${icon(symbol)}<span>${t(`theme.${theme()}`)}</span></button>
        </div>
      </div>`;
    }

    #language(event) {
      remember(event.target.value);
      setLanguage(event.target.value);
    }

    #theme() {
      nextTheme();
      this.requestUpdate();
    }
  },
);
