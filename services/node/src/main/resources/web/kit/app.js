import './theme.js';
import { startLanguage } from './i18n.js';
import { startClock } from './clock.js';

/**
 * Words first, so that nothing is drawn with bare keys; then the clock and the page.
 *
 * @param words folders of messages that this page needs besides the common ones
 */
export async function start(load, { words = [] } = {}) {
  await startLanguage(words);
  startClock();
  await import('./frame.js');
  await import('./toast.js');
  await load();
}
