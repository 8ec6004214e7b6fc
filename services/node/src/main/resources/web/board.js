import { start } from './kit/app.js';

start(() => import('./election/board-page.js'));
