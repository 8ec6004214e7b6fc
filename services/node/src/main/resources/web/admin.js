import { start } from './kit/app.js';

start(() => import('./election/admin-page.js'));
