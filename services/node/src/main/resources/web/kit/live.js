import { createStore } from './store.js';

/** What the frame of every page shows: title, connection, until when, and whether what was read may be old. */
export const live = createStore((state, change) => ({ ...state, ...change }), {
  title: null,
  connection: 'connecting',
  until: null,
  prefix: 'clock.closes',
  kind: null,
  stale: false,
});
