import { call } from './kit/api.js';
import { start } from './kit/app.js';

// Clocks tick alike in every domain; only the words for what they matter to differ.
const kind = await call('GET', '/kind', { limit: 3000 }).catch(() => null);
start(() => import('./exam/time/time-page.js'), { words: kind?.kind === 'ExamSession' ? ['exam'] : [] });
