import { start } from './kit/app.js';
import { keepPage } from './kit/offline.js';

start(() => import('./exam/student/student-page.js'), { words: ['exam'] }).then(keepPage);
