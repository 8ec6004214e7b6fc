import { html, nothing } from 'lit';
import { icon } from '../kit/icon.js';
import { t } from '../kit/i18n.js';
import { fault, least, most, single } from './choices.js';

function rule(contest) {
  if (single(contest)) return t('ballot.rule.one');
  if (least(contest) > 0) return t('ballot.rule.between', { min: least(contest), max: most(contest) });
  if (most(contest) >= contest.options.length) return t('ballot.rule.any');
  return t('ballot.rule.upto', { n: most(contest) });
}

function option(contest, entry, marked, full, onToggle) {
  const on = marked.includes(entry.id);
  const one = single(contest);
  return html`<label class="option ${full && !on ? 'full' : ''}">
    <input
      type=${one ? 'radio' : 'checkbox'}
      name=${contest.id}
      value=${entry.id}
      .checked=${on}
      ?disabled=${full && !on}
      @change=${(event) => onToggle(contest, entry.id, event.target.checked)}
    />
    <span class="box ${one ? 'round' : ''}">${icon('check')}</span>
    ${entry.image ? html`<img src=${entry.image} alt="" loading="lazy" width="48" height="48" />` : nothing}
    <span class="option-name">${entry.name}</span>
  </label>`;
}

function status(contest, marked) {
  const wrong = fault(contest, marked);
  if (wrong === 'few' && marked.length) return t('ballot.few', { n: least(contest) - marked.length });
  if (single(contest)) return marked.length ? '' : t('ballot.blank');
  return marked.length ? t('ballot.marked', { n: marked.length, max: most(contest) }) : t('ballot.blank');
}

/** One contest of the paper. Order and look are the same for every option. */
export function contestPaper(contest, index, count, marked, { onToggle, onClear }) {
  const full = !single(contest) && marked.length >= most(contest);
  return html`<fieldset class="contest" id="contest-${contest.id}" aria-describedby="rule-${contest.id}">
    <legend>
      ${count > 1 ? html`<span class="contest-n">${t('ballot.contest', { i: index + 1, n: count })}</span>` : nothing}
      <span class="contest-text">${contest.text}</span>
    </legend>
    <p class="contest-rule quiet" id="rule-${contest.id}">${rule(contest)}</p>
    <div class="options">${contest.options.map((entry) => option(contest, entry, marked, full, onToggle))}</div>
    <div class="contest-foot">
      <span class="small quiet" role="status">${status(contest, marked)}</span>
      ${marked.length
        ? html`<button type="button" class="button plain small" @click=${() => onClear(contest)}>${t('ballot.clear')}</button>`
        : nothing}
    </div>
  </fieldset>`;
}

export function reviewList(contests, choices) {
  return html`<dl class="review">
    ${contests.map((contest) => {
      const marked = contest.options.filter((o) => (choices[contest.id] ?? []).includes(o.id));
      return html`<div>
        <dt>${contest.text}</dt>
        ${marked.length
          ? marked.map((o) => html`<dd>${icon('check')}<span>${o.name}</span></dd>`)
          : html`<dd class="quiet">${icon('circle-dashed')}<span>${t('review.blank')}</span></dd>`}
      </div>`;
    })}
  </dl>`;
}
