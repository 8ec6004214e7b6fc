import { start } from './kit/app.js';

start(() => import('./election/tally-page.js'));
