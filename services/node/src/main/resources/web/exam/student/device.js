import { uuid } from '../../kit/uuid.js';

const KEY = 'plenum.device';

/** A name for this browser, made by itself, that says nothing about whoever uses it. */
export function device(storage = localStorage) {
  try {
    const known = storage.getItem(KEY);
    if (known) return known;
    const made = `browser-${uuid().slice(0, 8)}`;
    storage.setItem(KEY, made);
    return made;
  } catch {
    return 'browser-private';
  }
}
