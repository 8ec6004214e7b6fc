import { html, nothing } from 'lit';
import { facts } from '../kit/facts.js';
import { icon } from '../kit/icon.js';
import { number, t } from '../kit/i18n.js';
import { whyWords } from './why-words.js';
import { strikeList } from './student/strike.js';
import './student/appeal-form.js';

const two = (n) => number(n, { maximumFractionDigits: 2 });

/** An answer in words, with the choices' own texts where they are known. */
export function answerWords(answer, choices = []) {
  if (answer === null || answer === undefined || answer.blank) return t('result.none');
  if (typeof answer === 'string') return answer;
  if (answer.choices) return answer.choices.map((id) => choices.find((c) => c.id === id)?.text ?? id).join(', ');
  if (answer.truth !== undefined && answer.truth !== null) return t(answer.truth ? 'item.true' : 'item.false');
  return answer.text ?? t('result.none');
}

/** Where an item's marks stand between nothing and all: a word and a sign, not only a colour. */
export function verdictOf(item) {
  if (item.marks === null || item.marks === undefined) return ['hourglass', 'quiet', 'result.unmarked'];
  if (item.marks >= item.max) return ['circle-check', 'good', 'result.full'];
  return item.marks > 0 ? ['circle-dashed', 'warn', 'result.part'] : ['circle-x', 'bad', 'result.no'];
}

function line(item, index, result, choices, onAppeal) {
  const [symbol, kind, word] = verdictOf(item);
  const filed = result.appeals?.find((a) => a.item === item.id);
  return html`<li>
    <div class="result-head">
      <span class="contest-n">${t('item.of', { i: index + 1, n: result.items.length })}</span>
      <span class="mark ${kind}">${icon(symbol)}${t(word)} <strong>${item.marks === null || item.marks === undefined ? '–' : two(item.marks)}</strong> / ${two(item.max)}</span>
    </div>
    <p class="stem small-stem">${item.text}</p>
    <dl class="pairs small">
      <dt>${t('result.yours')}</dt>
      <dd>${answerWords(item.answer, choices)}</dd>
      ${item.right === undefined || item.right === null ? nothing : html`<dt>${t('result.right')}</dt><dd>${answerWords(item.right, choices)}</dd>`}
      ${item.why ? html`<dt>${t('result.why')}</dt><dd>${whyWords(item.why)}</dd>` : nothing}
      ${item.comment ? html`<dt>${t('result.comment')}</dt><dd>${item.comment}</dd>` : nothing}
    </dl>
    ${onAppeal ? html`<appeal-form .subject=${{ item: item.id }} .filed=${filed} .onFile=${onAppeal}></appeal-form>` : nothing}
  </li>`;
}

/**
 * One's own result: the score, how it came about, and the way to appeal.
 *
 * @param paper the items as they were sat, for the words of the choices
 */
export function ownResult(result, onAppeal, paper = []) {
  const choicesOf = (id) => paper.find((item) => item.id === id)?.choices ?? [];
  return html`<section class="own">
      <p class="score"><strong>${two(result.score)}</strong> <span class="quiet">${t('result.of', { max: two(result.max) })}</span></p>
      ${facts([
        [t('result.items'), two((result.items ?? []).reduce((sum, i) => sum + (i.marks ?? 0), 0))],
        [t('result.penalty'), result.penaltyPercent ? `−${number(result.penaltyPercent)} %` : '–'],
      ])}
    </section>
    ${strikeList(result.strikes, (s) =>
      onAppeal
        ? html`<appeal-form .subject=${{ strike: s.number }} .filed=${result.appeals?.find((a) => a.strike === s.number)} .onFile=${onAppeal}></appeal-form>`
        : nothing,
    )}
    <ol class="result-items">${(result.items ?? []).map((item, i) => line(item, i, result, choicesOf(item.id), onAppeal))}</ol>`;
}
