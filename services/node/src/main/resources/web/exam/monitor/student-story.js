import { html, nothing } from 'lit';
import { PageElement } from '../../kit/element.js';
import { call } from '../../kit/api.js';
import { clock } from '../../kit/clock.js';
import { facts } from '../../kit/facts.js';
import { countdown } from '../../kit/duration.js';
import { failure } from '../../kit/notice.js';
import { icon } from '../../kit/icon.js';
import { date, number, t, time } from '../../kit/i18n.js';
import { entryWords } from '../entry-words.js';
import { remaining } from '../timing.js';
import { kindWord } from '../kind-word.js';
import { consequence } from '../student/strike.js';
import { act, decide, symbolOf } from './acts.js';
import { actsFor } from './looks.js';
import { figures } from './draw.js';

const SOON_MILLIS = 400;
const ENTRIES = 40;

/** One student's story from the ledger: what happened when, what evidence there is, what may be done. */
customElements.define(
  'student-story',
  class extends PageElement {
    static properties = { session: { attribute: false }, row: { attribute: false }, story: { state: true }, error: { state: true }, more: { state: true } };

    disconnectedCallback() {
      super.disconnectedCallback();
      clearTimeout(this.timer);
    }

    /** Told of a change by the tile, the story is read again: soon, and once for many changes. */
    willUpdate(changed) {
      if (!changed.has('row') || !this.row) return;
      const before = changed.get('row');
      const other = before?.roll !== this.row.roll;
      if (other) {
        this.story = null;
        this.error = null;
        this.more = 1;
      }
      if (other || news(before, this.row)) this.#soon(other ? 0 : SOON_MILLIS);
    }

    #soon(wait) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.#load(), wait);
    }

    async #load() {
      const { roll } = this.row;
      try {
        const story = await call('GET', `/monitor/${encodeURIComponent(roll)}`, { token: this.session.token, limit: 5000 });
        if (this.row.roll === roll) this.story = story;
        this.error = null;
      } catch (error) {
        this.error = error;
      }
    }

    render() {
      const { row, story } = this;
      return html`<header class="story-head">
          <div>
            <h2 tabindex="-1">${row.name}</h2>
            <p class="quiet small"><span class="mono">${row.roll}</span> · ${t(`monitor.${row.state}`)} · ${figures(row)}</p>
          </div>
          <button class="button plain" aria-label=${t('monitor.close')} @click=${() => this.dispatchEvent(new CustomEvent('shut'))}>${icon('x')}</button>
        </header>
        ${this.#facts()}
        <div class="actions story-acts">
          ${actsFor([row]).map((kind) => html`<button class="button small" @click=${() => this.#act(kind)}>${icon(symbolOf(kind))}${t(`act.${kind}`)}</button>`)}
        </div>
        ${this.error ? failure(this.error) : nothing} ${story ? html`${this.#strikes()} ${this.#appeals()} ${this.#entries()}` : html`<div class="skeleton tall"></div>`}`;
    }

    #facts() {
      const { row, story } = this;
      const now = clock.now() ?? Date.now();
      const ends = story?.student?.endsAt;
      const left = ends && row.state === 'sitting' ? remaining({ endsAt: ends }, now) : null;
      return facts([
        [t('monitor.progress'), `${number(row.answered)} / ${number(row.items)}`],
        [t('story.left'), left === null ? '–' : countdown(left)],
        [t('story.extra'), row.extraMillis ? countdown(row.extraMillis) : '–'],
        [t('story.device'), html`<span class="small mono">${row.device ?? '–'}</span>`],
      ]);
    }

    async #act(kind) {
      try {
        if (await act(this.session, kind, [this.row.roll])) this.#soon(SOON_MILLIS);
      } catch (error) {
        this.error = error;
      }
    }

    async #decide(path, body, verdict) {
      try {
        if (await decide(this.session, path, { roll: this.row.roll, ...body }, verdict)) this.#soon(0);
      } catch (error) {
        this.error = error;
      }
    }

    #strikes() {
      const { strikes = [] } = this.story;
      if (!strikes.length) return nothing;
      return html`<section class="ruled">
        <h3>${t('strikes.title')}</h3>
        ${strikes.map(
          (s) => html`<article class="case">
            <p><strong>${t('strike.title', { n: s.number })}</strong> · ${kindWord(s.kind)} · ${time(s.at)} <span class="quiet">#${number(s.incidentSeq)}</span></p>
            <p class="small quiet">${consequence(s)} ${t(s.acknowledged ? 'story.acknowledged' : 'story.unacknowledged')} ${t('story.rule', { n: s.ruleVersion })}</p>
            ${s.state === 'provisional'
              ? html`<div class="actions">
                  <button class="button small" @click=${() => this.#decide('/monitor/strikes', { number: s.number }, 'confirm')}>${icon('gavel')}${t('decide.confirm')}</button>
                  <button class="button small" @click=${() => this.#decide('/monitor/strikes', { number: s.number }, 'dismiss')}>${icon('circle-x')}${t('decide.dismiss')}</button>
                </div>`
              : html`<p class="small">${t(`strike.${s.state}`)}${s.reason ? `: ${s.reason}` : ''}</p>`}
          </article>`,
        )}
      </section>`;
    }

    #appeals() {
      const { appeals = [] } = this.story;
      if (!appeals.length) return nothing;
      return html`<section class="ruled">
        <h3>${t('appeals.title')}</h3>
        ${appeals.map(
          (a) => html`<article class="case">
            <p><strong>${a.strike ? t('strike.title', { n: a.strike }) : t('appeal.item', { item: a.item ?? '–' })}</strong> · ${date(a.at)}</p>
            <blockquote>${a.text}</blockquote>
            ${a.state === 'open'
              ? html`<div class="actions">
                  <button class="button small" @click=${() => this.#decide('/monitor/appeals', { appeal: a.number }, 'uphold')}>${icon('circle-check')}${t('decide.uphold')}</button>
                  <button class="button small" @click=${() => this.#decide('/monitor/appeals', { appeal: a.number }, 'reject')}>${icon('circle-x')}${t('decide.reject')}</button>
                </div>`
              : html`<p class="small">${t(`appeal.${a.state}`)}${a.reason ? `: ${a.reason}` : ''}</p>`}
          </article>`,
        )}
      </section>`;
    }

    #entries() {
      const entries = [...(this.story.entries ?? [])].sort((a, b) => b.seq - a.seq);
      const shown = entries.slice(0, ENTRIES * this.more);
      return html`<section class="ruled">
        <h3>${t('story.title')}</h3>
        <ol class="story">
          ${shown.map(
            (e) => html`<li>
              <time class="quiet" datetime=${e.time}>${time(e.time)}</time>
              <span>${entryWords(e)}${e.type === 'LateAnswerKept' ? html` <span class="mark warn">${icon('clock')}${t('story.late')}</span>` : nothing} <span class="quiet">· ${e.actor}</span></span>
              <span class="quiet seq">#${number(e.seq)}</span>
            </li>`,
          )}
        </ol>
        ${entries.length ? nothing : html`<p class="quiet empty">${t('log.empty')}</p>`}
        ${entries.length > shown.length ? html`<button class="button plain wide" @click=${() => this.more++}>${t('log.more')}</button>` : nothing}
      </section>`;
    }
  },
);

/** What of a tile stands in the ledger: a heartbeat alone is no reason to read the story again. */
function news(before, row) {
  return ['state', 'answered', 'strikes', 'strikeOpen', 'appealOpen', 'extraMillis', 'device', 'current'].some((key) => before?.[key] !== row[key]);
}
