import { html, nothing } from 'lit';
import { PageElement } from '../kit/element.js';
import { createStore } from '../kit/store.js';
import { openStream } from '../kit/stream.js';
import { call } from '../kit/api.js';
import { clock } from '../kit/clock.js';
import { facts } from '../kit/facts.js';
import { icon } from '../kit/icon.js';
import { live } from '../kit/live.js';
import { notice } from '../kit/notice.js';
import { ring } from '../kit/ring.js';
import { date, has, number, t } from '../kit/i18n.js';
import { digests, health, reduce, unknown } from './reducer.js';

const store = createStore(reduce, unknown);
const kinds = { whole: 'good', reduced: 'warn', electing: 'warn', lost: 'bad' };
const compared = {
  true: ['good', 'check', 'cluster.agrees'],
  false: ['bad', 'triangle-alert', 'cluster.differs'],
  null: ['', 'circle-dashed', 'cluster.alone'],
};
const when = (at) => date(at, { dateStyle: 'short', timeStyle: 'medium' });
const millis = (n) => t('cluster.ms', { n: number(n, { maximumFractionDigits: 1 }) });

/** Raft and the ledger made visible: who leads, how far each replica is, what happened last. */
customElements.define(
  'cluster-page',
  class extends PageElement {
    stores() {
      return [store];
    }

    connectedCallback() {
      super.connectedCallback();
      call('GET', '/kind').then(({ kind, title }) => this.#title(title, kind), () => {});
      openStream({
        url: '/api/v1/cluster/events',
        onState: (connection) => {
          store.dispatch({ type: 'connection', connection });
          live.dispatch({ connection });
        },
        onEvent: (type, data) => store.dispatch({ type, data, at: clock.now() }),
      });
    }

    #title(title, kind) {
      live.dispatch({ title, kind });
      document.title = title;
    }

    render() {
      const { cluster } = store.state;
      if (!cluster) return html`<div class="column"><div class="skeleton tall"></div></div>`;
      const { shard } = cluster;
      const state = health(shard);
      return html`<div class="desk cluster">
        <section class="panel head">
          <div class="lead">
            <h1>${t('cluster.title')}</h1>
            <p class="quiet">${t('cluster.lead')}</p>
          </div>
        </section>
        <section class="panel side">${this.#ring(shard)}</section>
        <section class="panel main">
          <div role="status">${notice(kinds[state], t(`cluster.${state}`, { leader: shard.leader ?? '' }), t(`cluster.${state}.means`))}</div>
          ${facts(
            [
              [t('cluster.epoch'), number(shard.epoch)],
              [t('cluster.generation'), number(shard.generation)],
              [t('cluster.term'), this.#term(cluster.raft)],
              [t('cluster.head'), number(shard.head)],
            ],
            true,
          )}
          ${this.#replicas(shard)}
        </section>
        <section class="panel main">${this.#raft(cluster.raft)} ${this.#elections(cluster.elections)}</section>
        <section class="panel side">${this.#failovers(cluster.failovers)}</section>
      </div>`;
    }

    #term(raft) {
      return raft.length ? number(Math.max(...raft.map((g) => g.term))) : '–';
    }

    #ring(shard) {
      const nodes = shard.peers.map((p) => ({ name: p.node, alive: p.alive, leader: p.node === shard.leader }));
      return html`<h2 class="hidden-text">${t('admin.nodes')}</h2>${ring(nodes, {
        centre: [number(shard.head), t('cluster.entries')],
        head: shard.head,
        label: t('cluster.ring', { alive: nodes.filter((n) => n.alive).length, n: nodes.length, leader: shard.leader ?? '–' }),
      })}`;
    }

    #replicas(shard) {
      return html`<div>
        <h2>${t('cluster.replicas')}</h2>
        <div class="table-frame" tabindex="0" role="region" aria-label=${t('cluster.replicas')}>
          <table>
            <thead>
              <tr>
                <th scope="col">${t('cluster.node')}</th>
                <th scope="col" class="n">${t('cluster.folded')}</th>
                <th scope="col" class="n">${t('cluster.lag')}</th>
                <th scope="col">${t('cluster.digest')}</th>
                <th scope="col" class="n">${t('cluster.offset')}</th>
                <th scope="col">${t('cluster.cp')}</th>
              </tr>
            </thead>
            <tbody>
              ${digests(shard.peers).map((p) => this.#replica(p, shard))}
            </tbody>
          </table>
        </div>
      </div>`;
    }

    #replica(p, shard) {
      const name = html`<span class="mark ${p.alive ? 'good' : 'bad'}">${icon(p.node === shard.leader ? 'crown' : p.alive ? 'circle-check' : 'circle-x', p.node === shard.leader ? t('cluster.leads') : t(p.alive ? 'cluster.alive' : 'ring.gone'))}${p.node}</span>`;
      const [kind, symbol, word] = compared[String(p.agrees)];
    const digest = p.digest
        ? html`<span class="mark ${kind}" title=${p.digest}>${icon(symbol, t(word))}<span class="mono">${p.digest.slice(0, 8)}</span><span class="quiet">#${number(p.digestSeq)}</span></span>`
        : html`<span class="quiet">–</span>`;
      return html`<tr>
        <td>${name}</td>
        <td class="n">${number(p.folded)}</td>
        <td class="n">${number(Math.max(0, shard.head - p.folded))}</td>
        <td>${digest}</td>
        <td class="n">${millis(p.offsetMillis)} <span class="quiet">± ${number(p.roundTripMillis / 2, { maximumFractionDigits: 1 })}</span></td>
        <td>${t(p.votes ? 'cluster.member' : 'cluster.notmember')}</td>
      </tr>`;
    }

    #raft(raft) {
      return html`<h2>${t('cluster.raft')}</h2>
        <p class="quiet small">${t('cluster.raft.why')}</p>
        <div class="table-frame" tabindex="0" role="region" aria-label=${t('cluster.raft')}>
          <table>
            <thead>
              <tr>
                ${['group', 'leader', 'term', 'elections', 'heard', 'commit', 'applied', 'snapshot', 'members'].map((k) => html`<th scope="col" class=${['group', 'leader', 'members'].includes(k) ? '' : 'n'}>${t(`cluster.raft.${k}`)}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${raft.map(
                (g) => html`<tr>
                  <td>${g.group}</td>
                  <td>
                    ${g.leader ? html`<span class="mark good">${icon('crown')}${g.leader}</span>` : '–'}
                    ${g.leaderSince ? html`<div class="quiet small">${t('cluster.raft.since', { at: when(g.leaderSince) })}</div>` : nothing}
                  </td>
                  <td class="n">${number(g.term)}</td>
                  <td class="n">${number(g.elections)}</td>
                  <td class="n">${t('cluster.raft.ago', { n: number(g.silentMillis) })} <span class="quiet">#${number(g.appends)}</span></td>
                  <td class="n">${number(g.commitIndex)}</td>
                  <td class="n">${number(g.lastApplied)}</td>
                  <td class="n">${number(g.snapshotIndex)}</td>
                  <td>${g.members.join(', ')}</td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>`;
    }

    #elections(list) {
      return html`<h3>${t('cluster.elections')}</h3>
        ${list.length
          ? html`<ol class="timeline">
              ${list.map(
                (e) => html`<li>
                  <time class="quiet small" datetime=${e.at}>${when(e.at)}</time>
                  ${e.from ? html`<strong>${millis(e.silentMillis)}</strong>` : nothing}
                  <span>${t(e.from ? 'cluster.election' : 'cluster.election.first', e)}</span>
                </li>`,
              )}
            </ol>`
          : html`<p class="quiet empty">${t('cluster.noelection')}</p>`}`;
    }

    #failovers(list) {
      return html`<h2>${t('cluster.failovers')}</h2>
        ${list.length
          ? html`<ol class="timeline">
              ${list.map(
                (f) => html`<li>
                  <time class="quiet small" datetime=${f.at}>${when(f.at)}</time>
                  ${f.from ? html`<strong>${millis(f.millis)}</strong>` : nothing}
                  <span>${this.#story(f)}</span>
                </li>`,
              )}
            </ol>`
          : html`<p class="quiet empty">${t('cluster.nofailover')}</p>`}`;
    }

    #story(f) {
      const why = has(`failover.${f.reason}`) ? t(`failover.${f.reason}`, { from: f.from ?? '–', to: f.to }) : f.reason;
      return html`${f.from ? t('failover.story', { from: f.from, to: f.to }) : t('failover.first', { to: f.to })} <span class="quiet">${why ?? nothing}</span>`;
    }
  },
);
