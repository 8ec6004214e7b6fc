import { start } from './kit/app.js';

start(() => import('./cluster/cluster-page.js'));
