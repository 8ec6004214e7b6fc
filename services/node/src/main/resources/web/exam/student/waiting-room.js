import { html, nothing } from 'lit';
import { PageElement } from '../../kit/element.js';
import { clock, deviceOffset } from '../../kit/clock.js';
import { about, countdown } from '../../kit/duration.js';
import { failure } from '../../kit/notice.js';
import { icon } from '../../kit/icon.js';
import { date, number, t } from '../../kit/i18n.js';
import { opening, store } from '../state.js';
import { findings } from './check.js';
import { houseRules } from './house-rules.js';

const LOOK_MILLIS = 500;

const symbols = { good: 'circle-check', note: 'info', warn: 'triangle-alert', bad: 'circle-x', wait: 'circle-dashed' };

/** Before the exam: when it begins, whether this device will do, what is watched. */
customElements.define(
  'waiting-room',
  class extends PageElement {
    static properties = { sitting: { attribute: false }, name: {}, ready: { type: Boolean }, keeps: { state: true }, busy: { state: true }, error: { state: true } };

    constructor() {
      super();
      this.keeps = null;
    }

    stores() {
      return [store];
    }

    connectedCallback() {
      super.connectedCallback();
      this.sitting.drawer.works().then((keeps) => (this.keeps = keeps));
      this.timer = setInterval(() => this.requestUpdate(), LOOK_MILLIS);
    }

    disconnectedCallback() {
      super.disconnectedCallback();
      clearInterval(this.timer);
    }

    /** The exam opens while somebody waits: the way in has the focus. */
    updated(changed) {
      if (changed.get('ready') === false && this.ready) this.querySelector('.begin')?.focus();
    }

    render() {
      const { exam } = store.state;
      return html`<div class="lead">
          <h1 tabindex="-1">${t(this.ready ? 'begin.title' : 'waiting.title', { name: this.name })}</h1>
          <p class="quiet">${this.#when(exam)}</p>
        </div>
        ${this.ready ? this.#begin() : nothing} ${this.#facts(exam)} ${this.#check()} ${this.#rules(exam)}`;
    }

    #when(exam) {
      if (this.ready) return exam.closesAt ? t('begin.lead', { at: date(exam.closesAt) }) : t('begin.open');
      const opens = opening(exam);
      const now = clock.now();
      if (opens === null) return t('waiting.manual');
      return now !== null && opens > now ? t('waiting.opens', { at: date(opens), left: countdown(opens - now) }) : t('waiting.soon');
    }

    #begin() {
      return html`${this.error ? failure(this.error) : nothing}
        <div class="thumb">
          <button class="button primary wide begin" ?disabled=${this.busy} @click=${this.#start}>${icon('play')}${t('begin.do')}</button>
          <p class="small quiet">${t('begin.late')}</p>
        </div>`;
    }

    async #start() {
      this.busy = true;
      this.error = null;
      try {
        await this.sitting.begin();
      } catch (error) {
        this.error = error;
      } finally {
        this.busy = false;
      }
    }

    #facts(exam) {
      const facts = [
        ['list-checks', t('facts.items', { n: exam.items })],
        exam.durationMillis ? ['hourglass', t('facts.duration', { time: about(exam.durationMillis) })] : null,
        exam.itemMillis ? ['timer', t('facts.each', { time: about(exam.itemMillis) })] : null,
        exam.rehearsal ? ['info', t('facts.rehearsal')] : null,
      ];
      return html`<ul class="checks">${facts.filter(Boolean).map(([symbol, word]) => html`<li>${icon(symbol)}<span>${word}</span></li>`)}</ul>`;
    }

    #check() {
      const found = findings({ connection: store.state.connection, keeps: this.keeps, roundTrip: clock.roundTrip, offset: deviceOffset() });
      const params = {
        millis: clock.roundTrip === null ? '–' : number(Math.round(clock.roundTrip)),
        seconds: number(Math.abs(deviceOffset()) / 1000, { maximumFractionDigits: 1 }),
      };
      return html`<section class="ruled">
        <h2>${t('check.title')}</h2>
        <ul class="checks">
          ${found.map(({ id, state }) => html`<li class="mark ${state}">${icon(symbols[state])}<span>${t(`check.${id}.${state}`, params)}</span></li>`)}
        </ul>
      </section>`;
    }

    #rules(exam) {
      return html`<section class="ruled">
        <h2>${t('rules.title')}</h2>
        <ul class="plain-list">
          ${houseRules(exam).map((rule) => html`<li>${rule}</li>`)}
          <li>${t('rules.never')}</li>
          <li>${t('rules.review')}</li>
          ${exam.rehearsal ? html`<li>${t('rules.rehearsal')}</li>` : nothing}
        </ul>
      </section>`;
    }
  },
);
