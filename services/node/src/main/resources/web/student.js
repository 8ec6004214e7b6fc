import { start } from './kit/app.js';

start(() => import('./exam/student/student-page.js'), { words: ['exam'] });
