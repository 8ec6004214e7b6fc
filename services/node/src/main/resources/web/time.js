import { start } from './kit/app.js';

start(() => import('./exam/time/time-page.js'), { words: ['exam'] });
