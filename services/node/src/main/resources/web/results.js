import { start } from './kit/app.js';

start(() => import('./exam/results/results-page.js'), { words: ['exam'] });
