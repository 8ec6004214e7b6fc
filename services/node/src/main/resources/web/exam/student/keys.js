/**
 * What a key does on the paper: {choose: index}, {go: ±1}, {mark: true}, or null. Pure. Keys that
 * somebody types into a field, or presses with a modifier, are theirs.
 */
export function keyAct({ key, ctrlKey, metaKey, altKey, target }) {
  if (ctrlKey || metaKey || altKey || writes(target)) return null;
  if (/^[1-9]$/.test(key)) return { choose: Number(key) - 1 };
  if (key === 'n') return { go: 1 };
  if (key === 'p') return { go: -1 };
  return key === 'm' ? { mark: true } : null;
}

function writes(target) {
  const tag = target?.tagName?.toLowerCase();
  return tag === 'textarea' || tag === 'select' || (tag === 'input' && !['radio', 'checkbox', 'button'].includes(target.type));
}

const KEY = 'plenum.keys';

/** Single keys can be switched off: speech input and tremor press them unasked. */
export function keysOn(storage = localStorage) {
  try {
    return storage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export function switchKeys(on, storage = localStorage) {
  try {
    storage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // Private windows refuse; the switch then lasts as long as the page.
  }
}
