import { createStore } from './store.js';

/** What the frame of every page shows: title, connection, and until when. */
export const live = createStore((state, change) => ({ ...state, ...change }), {
  title: null,
  connection: 'connecting',
  until: null,
  prefix: 'clock.closes',
  kind: null,
});
