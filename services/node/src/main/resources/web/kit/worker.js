/**
 * Keeps the page for when there is no network. The node writes before this the version and the
 * files that the page loads, each with its hash; a kept file lies under address and hash, so that
 * versions share what did not change and never mix what did. Nothing of /api is ever kept.
 */
const CACHE = 'plenum-page';
/** A network that is there and does not answer is as good as none. */
const PATIENCE_MILLIS = 3000;

/** Whether the node serves another version than this worker keeps: then its files come first. */
let outdated = false;

const nameOf = (address) => `${address}?${files[address]}`;

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(keepAll());
});

self.addEventListener('activate', (event) => event.waitUntil(forgetOthers()));

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin || !Object.hasOwn(files, pathname)) return;
  event.respondWith(pathname === '/' ? page(event.request) : file(event, pathname));
});

/** All or nothing: a worker that lacks a file is not installed, and the browser tries again later. */
async function keepAll() {
  const cache = await caches.open(CACHE);
  const kept = await Promise.all(Object.keys(files).map((address) => cache.match(nameOf(address))));
  await Promise.all(Object.keys(files).map((address, i) => kept[i] ?? keep(cache, address)));
}

async function keep(cache, address) {
  // The page has just loaded it: a crowd that opens the page asks the nodes for nothing twice.
  for (const from of ['force-cache', 'reload']) {
    const answer = await fetch(address, { cache: from, credentials: 'omit' });
    if (answer.ok && answer.headers.get('ETag') === `"${files[address]}"`) return cache.put(nameOf(address), answer);
  }
  throw new Error(`${address} is of another version`);
}

async function forgetOthers() {
  const cache = await caches.open(CACHE);
  const names = new Set(Object.keys(files).map(nameOf));
  const others = (await cache.keys()).filter(({ url }) => !names.has(url.slice(location.origin.length)));
  await Promise.all(others.map((other) => cache.delete(other)));
}

async function kept(address) {
  return (await caches.open(CACHE)).match(nameOf(address));
}

async function page(request) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MILLIS) });
    if (answer.status < 500) {
      outdated = answer.headers.get('Plenum-Page') !== version;
      return answer;
    }
  } catch {
    // No network, or none that answers.
  }
  return (await kept('/')) ?? Response.error();
}

/** Other pages share these files, but nothing says whether theirs is of the same version. */
async function forPage(id) {
  const client = await self.clients.get(id);
  return client !== undefined && new URL(client.url).pathname === '/';
}

async function file({ request, clientId }, address) {
  const mine = await kept(address);
  if (mine && !outdated && (await forPage(clientId))) return mine;
  try {
    return await fetch(request);
  } catch {
    return mine ?? Response.error();
  }
}
