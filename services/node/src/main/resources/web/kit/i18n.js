// Words, numbers and dates of the reader's language. Message files are plain JSON:
// "key": "text with {name}", or {"one": "…", "other": "…"} chosen by {n}.

export const languages = { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español', hi: 'हिन्दी' };

const changes = new EventTarget();
let folders = [''];
let messages = {};
let fallback = {};
let current = 'en';
const memo = new Map();

export function language() {
  return current;
}

export function onLanguageChange(listener) {
  changes.addEventListener('change', listener);
  return () => changes.removeEventListener('change', listener);
}

export function preferredLanguage(wanted, remembered) {
  const known = (tag) => tag && tag.toLowerCase().split('-')[0] in languages;
  const first = [remembered, ...wanted].find(known);
  return first ? first.toLowerCase().split('-')[0] : 'en';
}

async function load(tag) {
  const files = folders.map(async (folder) => {
    const response = await fetch(new URL(`../lang/${folder}${tag}.json`, import.meta.url));
    if (!response.ok) throw new Error(`no messages for ${tag}`);
    return response.json();
  });
  return Object.assign({}, ...(await Promise.all(files)));
}

export async function setLanguage(tag) {
  const [chosen, english] = await Promise.all([
    load(tag).catch(() => ({})),
    tag === 'en' || Object.keys(fallback).length ? fallback : load('en').catch(() => ({})),
  ]);
  messages = chosen;
  fallback = tag === 'en' ? chosen : english;
  current = tag;
  memo.clear();
  document.documentElement.lang = tag;
  changes.dispatchEvent(new Event('change'));
}

export function remember(tag) {
  try {
    localStorage.setItem('plenum.language', tag);
  } catch {
    // Private windows refuse; the choice then lasts as long as the page.
  }
}

/** @param words folders of further messages; a later one may say the same thing in its own words */
export function startLanguage(words = []) {
  folders = ['', ...words.map((folder) => `${folder}/`)];
  let remembered = null;
  try {
    remembered = localStorage.getItem('plenum.language');
  } catch {
    // As above.
  }
  return setLanguage(preferredLanguage(navigator.languages ?? [], remembered));
}

/** The reader's own variant of the language, where the browser names one: en-GB writes dates its way. */
function region() {
  return navigator.languages?.find((tag) => tag.toLowerCase().split('-')[0] === current) ?? current;
}

function formatter(kind, options) {
  const key = kind + JSON.stringify(options);
  if (!memo.has(key)) memo.set(key, new Intl[kind](region(), options));
  return memo.get(key);
}

export function number(value, options = {}) {
  return formatter('NumberFormat', options).format(value);
}

export function percent(part, whole) {
  return number(whole ? part / whole : 0, { style: 'percent', maximumFractionDigits: 1 });
}

export function date(value, options = { dateStyle: 'medium', timeStyle: 'short' }) {
  return formatter('DateTimeFormat', { hourCycle: 'h23', ...options }).format(new Date(value));
}

export function time(value) {
  return date(value, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

export function list(items) {
  return formatter('ListFormat', { type: 'conjunction' }).format(items);
}

export function has(key) {
  return key in messages || key in fallback;
}

/** The message for a key; numbers among the parameters are written in the reader's way. */
export function t(key, params = {}) {
  let text = messages[key] ?? fallback[key] ?? key;
  if (typeof text === 'object') {
    // French and Hindi count nothing as one; our words for one name one person, so nothing is "other".
    const form = params.n ? formatter('PluralRules', {}).select(params.n) : 'other';
    text = text[form] ?? text.other;
  }
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = params[name];
    if (value === undefined || value === null) return whole;
    return typeof value === 'number' ? number(value) : String(value);
  });
}
