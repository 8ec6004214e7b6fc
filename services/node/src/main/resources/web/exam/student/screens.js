const KEY = 'plenum.screens.';

/**
 * Whether the desktop spreads over more than one screen, where the browser says so. What was seen
 * last is kept: a screen that stays is one incident, also over a pause and a reload.
 */
export class Screens {
  #storage;
  #several;

  constructor(storage = localStorage, several = () => globalThis.screen?.isExtended === true) {
    this.#storage = storage;
    this.#several = several;
  }

  /** Whether there are several now and were not when this attempt was looked at last. */
  added(name) {
    const several = this.#several();
    try {
      const known = this.#storage.getItem(KEY + name) !== null;
      if (several && !known) this.#storage.setItem(KEY + name, '1');
      if (!several && known) this.#storage.removeItem(KEY + name);
      return several && !known;
    } catch {
      // A window that keeps nothing could only say it again and again.
      return false;
    }
  }

  forget(name) {
    try {
      this.#storage.removeItem(KEY + name);
    } catch {
      // Nothing was kept, so nothing is left behind.
    }
  }
}
