import { html, nothing } from 'lit';
import { icon } from '../../kit/icon.js';
import { number, t } from '../../kit/i18n.js';
import { readNumber } from '../number.js';
import { chosen, isBlank, isUnread, toggled } from './answers.js';

function picture(image) {
  return html`<figure class="picture"><img src="/api/v1/images/${image.sha256}" alt=${image.text ?? ''} /></figure>`;
}

function marksLine(item) {
  const worth = t('item.marks', { n: item.marks });
  return html`<p class="small quiet">${t(`item.rule.${item.type}`)} ${worth}${item.penalty ? html` ${t('item.penalty', { n: item.penalty })}` : nothing}</p>`;
}

/** The choices on offer; true and false are choices too. */
export function offered(item) {
  if (item.type === 'truefalse') return [{ id: 'true', text: t('item.true') }, { id: 'false', text: t('item.false') }];
  return item.choices ?? [];
}

function choice(item, entry, answer, index, { locked, onAnswer }) {
  const on = chosen(item, answer).includes(entry.id);
  const one = item.type !== 'multiple';
  return html`<label class="option">
    <input
      type=${one ? 'radio' : 'checkbox'}
      name=${`item-${item.id}`}
      value=${entry.id}
      .checked=${on}
      ?disabled=${locked}
      @change=${(event) => onAnswer(toggled(item, answer, entry.id, event.target.checked))}
    />
    <span class="box ${one ? 'round' : ''}">${icon('check')}</span>
    ${entry.image ? html`<img class="choice-picture" src="/api/v1/images/${entry.image.sha256}" alt=${entry.image.text ?? ''} />` : nothing}
    <span class="option-name">${entry.text}</span>
    ${index < 9 ? html`<kbd aria-hidden="true">${index + 1}</kbd>` : nothing}
  </label>`;
}

function field(item, answer, { locked, onText }) {
  const value = answer?.text ?? '';
  const typed = (event) => onText(event.target.value);
  if (item.type === 'essay') {
    const most = item.maxCharacters ?? 10_000;
    return html`<div class="field">
      <label class="hidden-text" for="answer">${t('item.answer')}</label>
      <textarea id="answer" class="input essay" rows="10" maxlength=${most} .value=${value} ?disabled=${locked} @input=${typed} aria-describedby="length"></textarea>
      <p class="hint" id="length">${t('item.length', { n: value.length, most })}</p>
    </div>`;
  }
  const numeric = item.type === 'numeric';
  const unread = isUnread(answer, item);
  return html`<div class="field">
    <label for="answer">${t('item.answer')}</label>
    <input
      id="answer"
      class="input ${numeric ? 'numeric' : ''}"
      type="text"
      inputmode=${numeric ? 'decimal' : 'text'}
      maxlength="500"
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      .value=${value}
      ?disabled=${locked}
      aria-invalid=${unread ? 'true' : 'false'}
      aria-describedby=${numeric ? 'number' : nothing}
      @input=${typed}
    />
    ${numeric ? html`<p class="hint ${unread ? 'bad-text' : ''}" id="number" aria-live="polite">${numberHint(value, unread)}</p>` : nothing}
  </div>`;
}

/** What will be marked, wherever that is not the very thing that was typed. */
function numberHint(value, unread) {
  if (unread) return t('item.unread');
  const read = value.trim() === '' ? null : readNumber(value);
  return read === null || read === value.trim() ? t('item.numeric') : t('item.readas', { number: read.replace('-', '\u2212') });
}

/** What the journal says of an answer: never more than what is committed. */
export function answerState(entry, item) {
  const [symbol, kind, word] = described(entry, isUnread(entry?.answer, item));
  return html`<p class="answer-state ${kind}" role="status">${symbol ? icon(symbol) : nothing}<span>${word}</span></p>`;
}

function described(entry, unread) {
  switch (entry?.state) {
    case 'typing':
      return ['pencil', 'quiet', t('answer.typing')];
    case 'sending':
      return ['send', 'quiet', t('answer.sending')];
    case 'kept':
      return ['cloud-off', 'warn', t('answer.kept')];
    case 'saved':
      if (unread) return ['triangle-alert', 'warn', t('answer.unread', { seq: number(entry.seq) })];
      return ['circle-check', 'good', t('answer.saved', { seq: number(entry.seq) })];
    case 'late':
      return ['clock', 'warn', t('answer.late', { seconds: number((entry.lateMillis ?? 0) / 1000, { maximumFractionDigits: 1 }) })];
    case 'refused':
      return ['circle-x', 'bad', t('answer.refused')];
    default:
      return [null, 'quiet', t('answer.none')];
  }
}

/** One item of the paper. */
export function itemView(item, entry, { locked, count, onAnswer, onText, onMark }) {
  const answer = entry?.answer;
  const written = ['numeric', 'short', 'essay'].includes(item.type);
  return html`<fieldset class="item" id="item" aria-describedby="item-rule">
    <legend tabindex="-1">
      <span class="contest-n">${t('item.of', { i: item.index + 1, n: count })}</span>
      <span class="stem">${item.text}</span>
    </legend>
    ${(item.images ?? []).map(picture)}
    <div id="item-rule">${marksLine(item)}</div>
    ${written
      ? field(item, answer, { locked, onText })
      : html`<div class="options">${offered(item).map((c, i) => choice(item, c, answer, i, { locked, onAnswer }))}</div>`}
    <div class="item-foot">
      ${answerState(entry, item)}
      <span class="item-tools">
        ${!isBlank(answer) && !locked ? html`<button type="button" class="button plain small" @click=${() => onAnswer({ blank: true })}>${t('ballot.clear')}</button>` : nothing}
        <button type="button" class="button plain small" aria-pressed=${entry?.marked ? 'true' : 'false'} ?disabled=${locked} @click=${() => onMark(!entry?.marked)}>
          ${icon(entry?.marked ? 'flag' : 'bookmark')}${t(entry?.marked ? 'item.marked' : 'item.mark')}
        </button>
      </span>
    </div>
  </fieldset>`;
}
