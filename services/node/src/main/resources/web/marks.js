import { start } from './kit/app.js';

start(() => import('./exam/marks/marks-page.js'), { words: ['exam'] });
