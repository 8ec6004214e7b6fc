import { html, nothing } from 'lit';
import { PageElement } from '../kit/element.js';
import { call } from '../kit/api.js';
import { clock } from '../kit/clock.js';
import { createSession } from '../kit/session.js';
import { curve } from '../kit/curve.js';
import { facts } from '../kit/facts.js';
import { log } from '../kit/log.js';
import { ring } from '../kit/ring.js';
import { icon } from '../kit/icon.js';
import { number, percent, t } from '../kit/i18n.js';
import { phaseBadge } from './phase-badge.js';
import { connect, store } from './state.js';
import './lifecycle.js';
import './roll-table.js';
import '../kit/sign-in.js';

const session = createSession('admin');
const POLL_MILLIS = 2000;
const LOG_ROWS = 30;

customElements.define(
  'admin-page',
  class extends PageElement {
    static properties = { cluster: { state: true }, load: { state: true }, log: { state: true }, more: { state: true } };

    stores() {
      return [store, session];
    }

    connectedCallback() {
      super.connectedCallback();
      this.more = 1;
      connect(session);
      session.subscribe(() => this.#poll());
      this.#poll();
    }

    disconnectedCallback() {
      super.disconnectedCallback();
      clearTimeout(this.timer);
    }

    /** Figures that are no part of the election: two seconds old at most, and only while looked at. */
    async #poll() {
      clearTimeout(this.timer);
      if (session.current && document.visibilityState === 'visible') await this.#refresh();
      this.timer = setTimeout(() => this.#poll(), POLL_MILLIS);
    }

    async #refresh() {
      const { token } = session;
      const asked = [
        call('GET', '/cluster', { token, limit: 4000 }).then((x) => (this.cluster = x)),
        call('GET', '/admin/load', { token, limit: 4000 }).then((x) => (this.load = x)),
        call('GET', `/admin/log?limit=${LOG_ROWS * this.more}`, { token, limit: 4000 }).then((x) => (this.log = x)),
      ];
      const answers = await Promise.allSettled(asked);
      if (answers.some((a) => a.reason?.status === 401)) session.end();
    }

    render() {
      const { election } = store.state;
      if (!session.current) {
        return html`<div class="column narrow">
          <div class="lead"><h1>${t('admin.signin')}</h1></div>
          <sign-in kind="admin" .session=${session}></sign-in>
        </div>`;
      }
      if (!election) return html`<div class="column"><div class="skeleton tall"></div></div>`;
      return html`<div class="desk">
        <section class="panel head">
          <div class="lead">
            <div class="title-row"><h1>${election.title}</h1>${phaseBadge(election.phase)}</div>
          </div>
          <button class="button plain" @click=${() => session.end()}>${icon('log-out')}${t('leave.do')}</button>
        </section>
        <section class="panel main"><h2 class="hidden-text">${t('admin.lifecycle')}</h2><election-lifecycle .session=${session}></election-lifecycle></section>
        <section class="panel side">${this.#queue()}</section>
        <section class="panel main">${this.#turnout(election)}</section>
        <section class="panel side">${this.#nodes()}</section>
        <section class="panel main"><roll-table .session=${session}></roll-table></section>
        <section class="panel side">${this.#log()}</section>
      </div>`;
    }

    #turnout(election) {
      const { ballots } = election.turnout;
      const { size } = election.roll;
      const from = election.openedAt ? Date.parse(election.openedAt) : null;
      const until = election.closedAt ? Date.parse(election.closedAt) : (clock.now() ?? Date.now());
      const words = t('board.turnout', { n: ballots, size });
      return html`<div class="panel-head">
          <h2>${t('board.turnout.title')}</h2>
          <p class="turnout-line"><strong>${percent(ballots, size)}</strong> <span class="quiet">${words}</span></p>
        </div>
        ${curve(store.state.turnout, { from, until, whole: size, label: words })}`;
    }

    #queue() {
      const all = (figure) => (this.load ? number(this.load.nodes.reduce((sum, n) => sum + n[figure], 0)) : '–');
      return html`<h2>${t('admin.now')}</h2>
        ${facts(
          [
            [t('admin.inwork'), all('inWork')],
            [t('admin.queued'), all('queued')],
            [t('admin.clients'), all('clients')],
          ],
          true,
        )}
        <ul class="clients small quiet">
          ${(this.load?.nodes ?? []).map((n) => html`<li><span>${n.node}</span><span>${t('admin.connected', { n: n.clients })}</span></li>`)}
        </ul>`;
    }

    #nodes() {
      const shard = this.cluster?.shard;
      if (!shard) return html`<div class="skeleton tall"></div>`;
      const nodes = shard.peers.map((p) => ({ name: p.node, alive: p.alive, leader: p.node === shard.leader }));
      return html`<h2>${t('admin.nodes')}</h2>
        ${ring(nodes, {
          centre: [number(shard.head), t('cluster.entries')],
          head: shard.head,
          label: t('cluster.ring', { alive: nodes.filter((n) => n.alive).length, n: nodes.length, leader: shard.leader ?? '–' }),
        })}
        <p class="small centred"><a href="/cluster">${t('admin.cluster')}</a></p>`;
    }

    #log() {
      return html`<h2>${t('log.title')}</h2>
        ${log(this.log?.entries)}
        ${this.log?.more
          ? html`<button class="button plain wide" @click=${() => (this.more++, this.#poll())}>${t('log.more')}</button>`
          : nothing}`;
    }
  },
);
