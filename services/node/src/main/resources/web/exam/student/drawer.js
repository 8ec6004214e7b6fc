/**
 * Where the journal lies: IndexedDB, one record a person and exam, written whole. Writes keep their
 * order; whoever must not go on before the record is there awaits the write.
 */
const DATABASE = 'plenum-exam';
const STORE = 'journals';

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function open(factory) {
  const request = factory.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return done(request);
}

export class Drawer {
  #factory;
  #database = null;
  #last = Promise.resolve();

  constructor(factory = globalThis.indexedDB) {
    this.#factory = factory;
  }

  async #store(mode) {
    this.#database ??= open(this.#factory);
    return (await this.#database).transaction(STORE, mode).objectStore(STORE);
  }

  /** Whether this browser keeps what it is given; a private window may not. */
  async works() {
    try {
      const probe = `probe-${Math.random()}`;
      await done((await this.#store('readwrite')).put(1, probe));
      await done((await this.#store('readwrite')).delete(probe));
      return true;
    } catch {
      return false;
    }
  }

  async load(key) {
    try {
      return (await done((await this.#store('readonly')).get(key))) ?? null;
    } catch {
      return null;
    }
  }

  /** Resolves with whether the record is on the disk; without one the page goes on from memory. */
  save(key, { answers, outbox }) {
    const write = async () => {
      try {
        await done((await this.#store('readwrite')).put({ answers, outbox }, key));
        return true;
      } catch {
        return false;
      }
    };
    this.#last = this.#last.then(write, write);
    return this.#last;
  }

  async drop(key) {
    await this.#last;
    try {
      await done((await this.#store('readwrite')).delete(key));
    } catch {
      // Nothing was kept, so nothing is left behind.
    }
  }
}
