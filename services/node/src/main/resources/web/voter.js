import { start } from './kit/app.js';

start(() => import('./election/voter-page.js'));
