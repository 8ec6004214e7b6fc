import { html, nothing } from 'lit';
import { PageElement } from '../kit/element.js';
import { call } from '../kit/api.js';
import { hemicycle } from '../kit/hemicycle.js';
import { deviceClockHint } from '../kit/frame.js';
import { icon } from '../kit/icon.js';
import { date, number, percent, t } from '../kit/i18n.js';
import { phaseBadge } from './phase-badge.js';
import { results } from './results.js';
import { closing, connect, store } from './state.js';
import './ballot-recount.js';
import './tracker-search.js';

const POLL_MILLIS = 2000;

/** What everybody may see, live: how far, how many, what result, and whether a ballot is there. */
customElements.define(
  'board-page',
  class extends PageElement {
    static properties = { board: { state: true }, result: { state: true } };

    stores() {
      return [store];
    }

    connectedCallback() {
      super.connectedCallback();
      connect(null);
      store.subscribe(() => this.#results());
      const poll = async () => {
        if (document.visibilityState === 'visible') this.board = await call('GET', '/board', { limit: 4000 }).catch(() => this.board);
        this.timer = setTimeout(poll, POLL_MILLIS);
      };
      poll();
    }

    disconnectedCallback() {
      super.disconnectedCallback();
      clearTimeout(this.timer);
    }

    async #results() {
      if (store.state.election?.phase !== 'published' || this.result || this.loading) return;
      this.loading = true;
      this.result = await call('GET', '/results').catch(() => null);
      this.loading = false;
    }

    render() {
      const { election } = store.state;
      if (!election) return html`<div class="column"><div class="skeleton tall"></div></div>`;
      const published = election.phase === 'published';
      return html`<div class="column board">
        <section class="lead centred">
          ${phaseBadge(election.phase)}
          <h1>${election.title}</h1>
          <p class="quiet">${this.#sentence(election)}</p>
        </section>
        ${published && this.result ? html`<div>${results(this.result)}</div>` : nothing}
        ${this.#turnout(election)}
        <section class="ruled"><tracker-search></tracker-search></section>
        ${published && this.result ? html`<section class="ruled"><ballot-recount .result=${this.result}></ballot-recount></section>` : nothing}
        ${this.#ledger()} ${deviceClockHint()}
      </div>`;
    }

    #sentence(election) {
      const closes = closing(election);
      switch (election.phase) {
        case 'draft':
          return election.opensAt ? t('when.opens', { at: date(election.opensAt) }) : t('when.draft');
        case 'open':
          return closes ? t('when.open', { at: date(closes) }) : t('when.open.manual');
        case 'published':
          return t('board.published', { at: date(election.publishedAt ?? this.result?.publishedAt ?? election.closedAt) });
        default:
          return t(`board.${election.phase}`);
      }
    }

    #turnout({ turnout, roll }) {
      const words = t('board.turnout', { n: turnout.ballots, size: roll.size });
      return html`<section class="turnout" aria-label=${t('board.turnout.title')}>
        ${hemicycle(turnout.ballots, roll.size, words)}
        <div class="turnout-n">
          <strong>${percent(turnout.ballots, roll.size)}</strong>
          <span class="quiet">${words}</span>
        </div>
      </section>`;
    }

    #ledger() {
      const { board } = this;
      return html`<section class="ruled ledger">
        <h2>${t('board.ledger')}</h2>
        <p class="quiet small">${t('board.ledger.why')}</p>
        <dl class="pairs small">
          <dt>${t('board.head')}</dt>
          <dd>${board ? number(board.head) : '–'}</dd>
          <dt>${t('board.root')}</dt>
          <dd class="mono">${board?.root ?? '–'}</dd>
        </dl>
        <ul class="nodes small">
          ${(board?.nodes ?? []).map(
            (n) => html`<li class="mark ${n.alive ? 'good' : 'bad'}">
              ${icon(n.alive ? 'circle-check' : 'circle-x')}<span>${n.name}</span>
              <span class="quiet">${n.alive ? t('board.node', { n: n.folded }) : t('ring.gone')}</span>
            </li>`,
          )}
        </ul>
        <p><a class="quiet small" href="/cluster">${t('board.cluster')}</a></p>
      </section>`;
    }
  },
);
