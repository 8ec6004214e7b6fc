import { readNumber } from '../number.js';

/** Answers as the API writes them: {choices}, {truth}, {text} or {blank}. Pure. */

export function isBlank(answer, item) {
  if (!answer || answer.blank || isUnread(answer, item)) return true;
  if (answer.choices) return answer.choices.length === 0;
  return answer.text !== undefined && answer.text !== null && answer.text.trim() === '';
}

/** Whether a number is asked for and something else was typed: it counts as not answered. */
export function isUnread(answer, item) {
  const text = item?.type === 'numeric' ? (answer?.text ?? '') : '';
  return text.trim() !== '' && readNumber(text) === null;
}

/** The ids that are marked; true and false are choices too. */
export function chosen(item, answer) {
  if (!answer || answer.blank) return [];
  return item.type === 'truefalse' ? [String(answer.truth)] : (answer.choices ?? []);
}

/** The answer after a choice was switched on or off. Pure. */
export function toggled(item, answer, id, on) {
  if (item.type === 'truefalse') return on ? { truth: id === 'true' } : { blank: true };
  if (item.type === 'single') return on ? { choices: [id] } : { blank: true };
  const others = chosen(item, answer).filter((c) => c !== id);
  const all = on ? [...others, id] : others;
  return all.length ? { choices: item.choices.map((c) => c.id).filter((c) => all.includes(c)) } : { blank: true };
}
