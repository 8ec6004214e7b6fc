import { html, nothing } from 'lit';
import { icon } from '../kit/icon.js';
import { list, number, percent, t } from '../kit/i18n.js';

/** Bars of one contest: longest first, the elected marked by a word and a sign. */
function bars(contest) {
  const sorted = contest.method === 'yesno' ? contest.options : [...contest.options].sort((a, b) => b.votes - a.votes);
  const top = Math.max(1, ...contest.options.map((o) => o.votes));
  const marks = contest.options.reduce((sum, o) => sum + o.votes, 0);
  const whole = contest.method === 'approval' ? contest.weight : marks;
  return html`<ol class="bars">
    ${sorted.map((o, i) => {
      const won = contest.winners.includes(o.id) && contest.outcome !== 'failed';
      const tied = contest.tied?.includes(o.id);
      return html`<li class=${won ? 'won' : ''}>
        <span class="bar-name">${o.name}${won ? icon('circle-check', t('result.elected')) : nothing}${
          tied ? html`<span class="badge paused">${t('result.tied')}</span>` : nothing
        }</span>
        <span class="bar-n"><strong>${number(o.votes)}</strong> <span class="quiet">${percent(o.votes, whole)}</span></span>
        <span class="bar-track"><span class="bar-fill" .style=${`--share: ${o.votes / top}; --i: ${i}`}></span></span>
      </li>`;
    })}
  </ol>`;
}

function sentence(contest) {
  const names = (ids) => list(contest.options.filter((o) => ids.includes(o.id)).map((o) => o.name));
  if (contest.outcome === 'passed') return t('result.passed');
  if (contest.outcome === 'failed') return t('result.failed');
  if (contest.outcome === 'tied') return t('result.tie', { names: names(contest.tied), n: contest.tied.length });
  return t('result.winners', { names: names(contest.winners), n: contest.winners.length });
}

function quorum(contest) {
  return contest.quorum ? html`<span>${t('result.quorum', { needed: contest.quorum })}</span>` : nothing;
}

export function results(result) {
  return result.contests.map(
    (contest) => html`<section class="result">
      <h2>${contest.text}</h2>
      <p class="outcome ${contest.outcome}">${sentence(contest)}</p>
      ${bars(contest)}
      <p class="small quiet result-foot">
        <span>${t('result.ballots', { n: contest.ballots })}</span>
        ${contest.weight !== contest.ballots ? html`<span>${t('result.weight', { n: contest.weight })}</span>` : nothing}
        <span>${t('result.blank', { n: contest.blank })}</span>${quorum(contest)}
      </p>
    </section>`,
  );
}
