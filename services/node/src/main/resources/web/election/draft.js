/** The marks not yet cast, kept in this tab only and gone once the ballot is counted. */
const KEY = 'plenum.draft';

export function loadDraft(name, storage = sessionStorage) {
  const known = JSON.parse(storage.getItem(KEY) ?? 'null');
  return known?.name === name ? known.choices : {};
}

export function saveDraft(name, choices, storage = sessionStorage) {
  storage.setItem(KEY, JSON.stringify({ name, choices }));
}

export function dropDraft(storage = sessionStorage) {
  storage.removeItem(KEY);
}
