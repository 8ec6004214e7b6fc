import { html, nothing, svg } from 'lit';
import { PageElement } from '../../kit/element.js';
import { call } from '../../kit/api.js';
import { clock, deviceOffset } from '../../kit/clock.js';
import { facts } from '../../kit/facts.js';
import { failure } from '../../kit/notice.js';
import { icon } from '../../kit/icon.js';
import { has, number, t, time } from '../../kit/i18n.js';
import { live } from '../../kit/live.js';
import { createSession } from '../../kit/session.js';
import { openStream } from '../../kit/stream.js';
import { staffSession } from '../staff.js';
import { after, ordered, position, ticks, widest } from './spread.js';

/** Whoever signed in on another page of this tab, whichever domain that is. */
const session = [staffSession, createSession('admin')].find((s) => s.current) ?? staffSession;
const isAdmin = () => session.current?.role?.toLowerCase() === 'admin';

const POLL_MILLIS = 2500;
const SHOWN = 60;
const ROW = 26;
const HALF = 300;

const EDGE = 40;

const length = (n) => `${number(Math.round(n), { maximumFractionDigits: 0 })} ms`;

/** Signed as it is shown: what rounds to nothing has no sign. */
function millis(n) {
  const whole = Math.round(n);
  return `${whole > 0 ? '+' : whole < 0 ? '−' : ''}${length(Math.abs(whole))}`;
}

export function span(n) {
  const far = Math.abs(n);
  const sign = n > 0 ? '+' : n < 0 ? '−' : '';
  if (far < 1000) return millis(n);
  return far < 60_000 ? `${sign}${number(far / 1000, { maximumFractionDigits: 1 })} s` : `${sign}${number(far / 60_000, { maximumFractionDigits: 1 })} min`;
}

/** Everybody's clocks: how far off, how sure of it, and what the Berkeley round did about them. */
customElements.define(
  'time-page',
  class extends PageElement {
    static properties = { round: { state: true }, error: { state: true }, busy: { state: true }, corrected: { state: true } };

    stores() {
      return [session];
    }

    connectedCallback() {
      super.connectedCallback();
      call('GET', '/kind').then(({ kind, title }) => this.#title(title, kind), () => {});
      openStream({ url: '/api/v1/events', onState: (connection) => live.dispatch({ connection }), onEvent: () => {} });
      const poll = async () => {
        if (document.visibilityState === 'visible') await this.#load();
        this.timer = setTimeout(poll, POLL_MILLIS);
      };
      poll();
    }

    disconnectedCallback() {
      super.disconnectedCallback();
      clearTimeout(this.timer);
    }

    #title(title, kind) {
      live.dispatch({ title, kind });
      document.title = title;
    }

    async #load() {
      try {
        this.round = await call('GET', '/clock', { token: session.token, limit: 4000 });
        this.error = null;
      } catch (error) {
        this.error = error;
      }
    }

    async #now() {
      this.busy = true;
      try {
        this.round = await call('POST', '/clock/round', { token: session.token, body: {} });
      } catch (error) {
        this.error = error;
      } finally {
        this.busy = false;
      }
    }

    render() {
      const { round } = this;
      if (!round) return html`<div class="column">${this.error ? failure(this.error) : html`<div class="skeleton tall"></div>`}</div>`;
      const list = ordered(round.participants);
      return html`<div class="column wide-column">
        <section class="lead">
          <h1>${t('time.title')}</h1>
          <p class="quiet">${t('time.lead')}</p>
        </section>
        ${this.error ? failure(this.error) : nothing} ${this.#own(round, list)}
        <section class="ruled">
          <div class="panel-head">
            <h2>${t('time.round', { at: time(round.at) })}</h2>
            <div class="chips" role="group" aria-label=${t('time.which')}>
              ${[false, true].map((c) => html`<button class="chip" aria-pressed=${Boolean(this.corrected) === c ? 'true' : 'false'} @click=${() => (this.corrected = c)}>${t(c ? 'time.after' : 'time.before')}</button>`)}
            </div>
            ${isAdmin() ? html`<button class="button" ?disabled=${this.busy} @click=${this.#now}>${icon('refresh-cw')}${t('time.do')}</button>` : nothing}
          </div>
          ${this.#picture(list.slice(0, SHOWN))} ${this.#table(list)}
        </section>
      </div>`;
    }

    #own(round, list) {
      const out = list.filter((p) => p.outlier).length;
      return facts(
        [
          [t('time.coordinator'), html`<span class="small mono">${round.coordinator ?? '–'}</span>`],
          [t('time.participants'), number(list.length)],
          [t('time.outliers'), number(out)],
          [t('time.average'), span(round.averageMillis ?? 0)],
          [t('time.yours'), clock.known ? span(deviceOffset()) : '–'],
        ],
        true,
      );
    }

    #picture(list) {
      const most = widest(list);
      const x = (offset) => HALF + position(offset, most) * (HALF - EDGE);
      const height = list.length * ROW + 34;
      return html`<div class="clock-frame" tabindex="0" role="region" aria-label=${t('time.title')}>
        <svg class="clocks" viewBox="0 0 ${2 * HALF} ${height}" role="img" aria-label=${t('time.picture', { n: list.length, outliers: list.filter((p) => p.outlier).length })}>
          ${ticks(most).map((tick, i, all) => svg`<g class="tick ${tick === 0 ? 'zero' : ''}"><line x1=${x(tick)} x2=${x(tick)} y1="0" y2=${height - 22}></line>${tick === 0 || i === 0 || i === all.length - 1 || all.length < 8 ? svg`<text x=${x(tick)} y=${height - 6}>${tick === 0 ? '0' : span(tick)}</text>` : nothing}</g>`)}
          ${list.map((p, i) => this.#dot(p, i, x))}
        </svg>
      </div>`;
    }

    #dot(p, i, x) {
      const y = i * ROW + 14;
      const at = this.corrected ? after(p) : p.offsetMillis;
      const error = p.roundTripMillis / 2;
      return svg`<g class="clock-dot ${p.outlier ? 'out' : ''} ${p.kind}">
        <title>${p.name ?? p.id}: ${span(at)} ± ${length(error)}</title>
        <line class="bar" x1=${x(at - error)} x2=${x(at + error)} y1=${y} y2=${y}></line>
        ${p.outlier ? svg`<path d="M${x(at) - 5} ${y - 5}l10 10m0 -10l-10 10"></path>` : svg`<circle cx=${x(at)} cy=${y} r="5"></circle>`}
      </g>`;
    }

    #table(list) {
      const reason = (r) => (has(`time.reason.${r}`) ? t(`time.reason.${r}`) : r);
      return html`<div class="table-frame" tabindex="0" role="region" aria-label=${t('time.participants')}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t('time.who')}</th><th scope="col" class="n">${t('time.offset')}</th><th scope="col" class="n">${t('time.trip')}</th><th scope="col" class="n">${t('time.correction')}</th><th scope="col" class="n">${t('time.left')}</th><th scope="col">${t('time.reason')}</th>
            </tr>
          </thead>
          <tbody>
            ${list.slice(0, SHOWN * 5).map(
              (p) => html`<tr class=${p.outlier ? 'out' : ''}>
                <td>${p.name ?? p.id} <span class="quiet">${has(`time.kind.${p.kind}`) ? t(`time.kind.${p.kind}`) : p.kind}</span></td>
                <td class="n">${span(p.offsetMillis)}</td>
                <td class="n">${length(p.roundTripMillis)}</td>
                <td class="n">${p.outlier ? '–' : span(p.correctionMillis)}</td>
                <td class="n">${span(p.outlier ? p.offsetMillis : after(p))}</td>
                <td class="quiet">${p.outlier ? reason(p.reason) : ''}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
    }
  },
);
