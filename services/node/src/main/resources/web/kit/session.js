import { createStore } from './store.js';
import { call } from './api.js';

/**
 * Who is signed in on this page. The token lives in the tab's storage: it ends with the tab, and
 * one browser can hold the voter's, the admin's and the tally officer's page side by side.
 */
export function createSession(role, storage = sessionStorage, now = Date.now) {
  const key = `plenum.session.${role}`;
  const known = JSON.parse(storage.getItem(key) ?? 'null');
  const store = createStore((_, session) => session, known && valid(known, now()) ? known : null);

  function set(session) {
    if (session) storage.setItem(key, JSON.stringify(session));
    else storage.removeItem(key);
    store.dispatch(session);
  }

  return {
    subscribe: store.subscribe,
    get current() {
      return store.state;
    },
    get token() {
      return store.state?.token ?? null;
    },
    async byCode(code) {
      set(await call('POST', '/session', { body: { code } }));
    },
    async byPassword(password, user = role) {
      set(await call('POST', '/session/password', { body: { user, password } }));
    },
    begin(answer) {
      set(answer);
    },
    end() {
      set(null);
    },
  };
}

function valid(session, now) {
  return !session.expiresAt || Date.parse(session.expiresAt) > now;
}

/** What people paste: spaces, line breaks and a trailing full stop come along from the mail. */
export function cleanCode(text) {
  return text.replace(/[\s\u200b\u00ad]+/g, '').replace(/[.,;]+$/, '');
}
