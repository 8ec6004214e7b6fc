/**
 * Numbers as people type them, read as the node reads them when it marks (Decimals.java): what is
 * said here of an answer is what it counts as. Pure.
 */
const longest = 60;
const same = [
  ['-', '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63\uFF0D'],
  ['+', '+\uFE62\uFF0B'],
  ['.', '.\uFF0E\uFE52'],
  [',', ',\uFF0C\uFE50\u066B'],
  ["'", "'\u2019\u02BC\uFF07\u066C"],
  ['×', '×xX*·⋅∙\uFF0A'],
  ['e', 'eEｅＥ'],
];
const signs = new Map(same.flatMap(([one, many]) => [...many].map((c) => [c, one])));
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻';
const level = '0123456789+-';

const lakhs = (parting) => `[1-9]\\d?(?:${parting}\\d{2})+${parting}\\d{3}`;
const groups = (parting) => `(?:[1-9]\\d{0,2}(?:${parting}\\d{3})+|${lakhs(parting)})`;
const whole = (pattern) => new RegExp(`^(?:${pattern})$`);

const exponent = '([+-]?\\d{1,3})';
const scientific = whole(`(.*\\d[.,]?)(?:e${exponent}| ?[×x*] ?10 ?\\^ ?${exponent})`);
const power = whole(`([+-]?) ?10 ?\\^ ?${exponent}`);
const plainNumber = whole('\\d+(?:[.,]\\d*)?|[.,]\\d+');
const parted = whole(`${groups(' ')}(?:[.,]\\d*)?|${groups("'")}(?:[.,]\\d*)?`);
const commas = whole(`${groups(',')}\\.\\d*|[1-9]\\d{0,2}(?:,\\d{3}){2,}|${lakhs(',')}`);
const points = whole('[1-9]\\d{0,2}(?:\\.\\d{3})+,\\d*|[1-9]\\d{0,2}(?:\\.\\d{3}){2,}');

const isDigit = (c) => c.length === 1 && /\p{Nd}/u.test(c);

/** What a digit of any script is worth: the ten of a script follow one another from its zero. */
function digit(c) {
  const code = c.charCodeAt(0);
  let zero = code;
  while (isDigit(String.fromCharCode(zero - 1))) zero--;
  return code - zero;
}

/** The digits and signs of a keyboard, single blanks, and nothing that is not seen. */
function plain(typed) {
  let text = '';
  let up = false;
  for (const c of typed) {
    const at = raised.indexOf(c);
    if (at >= 0) text += (up ? '' : '^') + level[at];
    else if (/\p{Cf}/u.test(c)) text += '';
    else if (isDigit(c)) text += digit(c);
    else if (/[\s\p{Z}\x1c-\x1f]/u.test(c)) text += text === '' || text.endsWith(' ') ? '' : ' ';
    else text += signs.get(c) ?? c;
    up = at >= 0;
  }
  return text.trim();
}

function unsigned(text) {
  if (plainNumber.test(text)) return text.replace(',', '.');
  if (parted.test(text)) return text.replace(/[ ']/g, '').replace(',', '.');
  if (commas.test(text)) return text.replaceAll(',', '');
  return points.test(text) ? text.replaceAll('.', '').replace(',', '.') : null;
}

function signed(text) {
  const sign = /^[+-]/.test(text) ? text[0] : '';
  const number = unsigned(sign ? text.slice(1).trim() : text);
  return number === null ? null : (sign === '-' ? '-' : '') + number;
}

/** The number in a text, with digits, a point and an e only; null where it is none. */
export function readNumber(typed) {
  const text = plain(typed);
  if (typed.length > 2 * longest || text.length > longest) return null;
  const alone = power.exec(text);
  if (alone) return `${alone[1] === '-' ? '-' : ''}1e${Number(alone[2])}`;
  const parts = scientific.exec(text);
  const number = signed(parts ? parts[1] : text);
  return number === null || !parts ? number : `${number}e${Number(parts[2] ?? parts[3])}`;
}
