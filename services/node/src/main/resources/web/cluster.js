import { call } from './kit/api.js';
import { start } from './kit/app.js';

// The nodes look alike in every domain; only the words for what people do there differ.
const kind = await call('GET', '/kind', { limit: 3000 }).catch(() => null);
start(() => import('./cluster/cluster-page.js'), { words: kind?.kind === 'ExamSession' ? ['exam'] : [] });
