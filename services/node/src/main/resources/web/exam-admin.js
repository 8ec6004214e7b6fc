import { start } from './kit/app.js';

start(() => import('./exam/admin/exam-admin-page.js'), { words: ['exam'] });
