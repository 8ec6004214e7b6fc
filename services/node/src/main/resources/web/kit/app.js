import './theme.js';
import { startLanguage } from './i18n.js';
import { startClock } from './clock.js';

/** Words first, so that nothing is drawn with bare keys; then the clock and the page. */
export async function start(...modules) {
  await startLanguage();
  startClock();
  await import('./frame.js');
  await import('./toast.js');
  await Promise.all(modules.map((load) => load()));
}
