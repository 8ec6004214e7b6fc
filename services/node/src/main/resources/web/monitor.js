import { start } from './kit/app.js';

start(() => import('./exam/monitor/monitor-page.js'), { words: ['exam'] });
