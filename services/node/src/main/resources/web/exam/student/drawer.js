/**
 * Where the journal lies: IndexedDB, one record a person and exam, written whole; beside it how the
 * exam was last seen. Writes keep their
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
  #waiting = new Map();
  #turn = 0;

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

  /**
   * The journal, from now on this tab's: whatever another one, which had it before and slept, still
   * wants to write comes too late.
   */
  async claim(key) {
    try {
      const store = await this.#store('readwrite');
      const kept = await done(store.get(key));
      this.#turn = (kept?.turn ?? 0) + 1;
      await done(store.put({ answers: {}, outbox: [], ...kept, turn: this.#turn }, key));
      return kept ?? null;
    } catch {
      return null;
    }
  }

  /** Resolves with whether the journal is on the disk; without one the page goes on from memory. */
  save(key, { answers, outbox }) {
    return this.put(key, { answers, outbox, turn: this.#turn });
  }

  /** Of what is put while another write is under way, only the last is written. */
  put(key, record) {
    const waiting = this.#waiting.get(key);
    if (waiting) {
      waiting.record = record;
      return waiting.written;
    }
    const entry = { record };
    this.#waiting.set(key, entry);
    entry.written = this.#last.then(() => {
      this.#waiting.delete(key);
      return this.#write(key, entry.record);
    });
    this.#last = entry.written;
    return entry.written;
  }

  async #write(key, record) {
    try {
      const store = await this.#store('readwrite');
      const kept = await done(store.get(key));
      if ((kept?.turn ?? 0) > (record.turn ?? 0)) return false;
      await done(store.put(record, key));
      return true;
    } catch {
      return false;
    }
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
