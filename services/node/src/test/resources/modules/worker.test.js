import { equal, refuses, suite } from './harness.js';

const s = suite();
export default s;

const ORIGIN = 'http://node.test';
const source = await (await fetch('/web/kit/worker.js')).text();

/** Cached answers by name, as a browser keeps them. */
class FakeCache {
  constructor(kept = {}) {
    this.kept = new Map(Object.entries(kept));
  }

  async match(name) {
    return this.kept.get(name)?.clone();
  }

  async put(name, answer) {
    this.kept.set(name, answer);
  }

  async keys() {
    return [...this.kept.keys()].map((name) => ({ url: ORIGIN + name }));
  }

  async delete({ url }) {
    this.kept.delete(url.slice(ORIGIN.length));
  }
}

/** The worker's own script between a made-up browser and a made-up node. */
function worker({ files = { '/': 'p1', '/web/a.js': 'a1' }, version = 'v1', kept = {}, node }) {
  const listeners = {};
  const cache = new FakeCache(kept);
  const clients = { get: async (id) => (id ? { url: ORIGIN + id } : undefined) };
  const self = { clients, skipWaiting() {}, addEventListener: (type, listener) => (listeners[type] = listener) };
  const caches = { open: async () => cache };
  const location = { origin: ORIGIN };
  const ask = async (request) => node(String(request.url ?? request).replace(ORIGIN, ''));
  new Function('self', 'caches', 'location', 'fetch', 'files', 'version', source)(self, caches, location, ask, files, version);
  const until = async (type) => {
    let work;
    listeners[type]({ waitUntil: (promise) => (work = promise) });
    await work;
  };
  const get = async (path, method = 'GET', clientId = '/') => {
    let answer = null;
    listeners.fetch({ clientId, request: { method, url: ORIGIN + path }, respondWith: (promise) => (answer = promise) });
    return answer && (await (await answer).text());
  };
  return { cache, until, get };
}

const of = (text, etag, more = {}) => new Response(text, { headers: { ETag: etag, ...more } });
const down = () => Promise.reject(new TypeError('no network'));
const whole = { '/?p1': of('old page', '"p1"'), '/web/a.js?a1': of('old file', '"a1"') };
const kept = () => Object.fromEntries(Object.entries(whole).map(([name, answer]) => [name, answer.clone()]));

s.test('without a network the kept page and its files come', async () => {
  const { get } = worker({ kept: kept(), node: down });
  equal([await get('/'), await get('/web/a.js')], ['old page', 'old file']);
});

s.test('a node that stumbles is as good as none', async () => {
  const { get } = worker({ kept: kept(), node: async () => new Response('', { status: 503 }) });
  equal(await get('/'), 'old page');
});

s.test('with a network the page is the node’s, and its files are not asked for again', async () => {
  const asked = [];
  const node = async (path) => (asked.push(path), of('new page', '"p1"', { 'Plenum-Page': 'v1' }));
  const { get } = worker({ kept: kept(), node });
  equal([await get('/'), await get('/web/a.js'), asked], ['new page', 'old file', ['/']]);
});

s.test('where the node serves another version its files come first', async () => {
  const node = async (path) => (path === '/' ? of('new page', '"p2"', { 'Plenum-Page': 'v2' }) : of('new file', '"a2"'));
  const { get } = worker({ kept: kept(), node });
  equal([await get('/'), await get('/web/a.js')], ['new page', 'new file']);
});

s.test('another page’s files come from the node, for it may be of another version', async () => {
  const { get } = worker({ kept: kept(), node: async () => of('new file', '"a2"') });
  equal([await get('/web/a.js', 'GET', '/monitor'), await get('/web/a.js', 'GET', '')], ['new file', 'new file']);
});

s.test('the interface, other pages and whatever is sent are left alone', async () => {
  const { get } = worker({ kept: kept(), node: down });
  equal([await get('/api/v1/exam'), await get('/monitor'), await get('/', 'POST')], [null, null, null]);
});

s.test('a new version asks only for what changed, and forgets what is of no use', async () => {
  const asked = [];
  const node = async (path) => (asked.push(path), of('new file', '"a2"'));
  const { cache, until } = worker({ files: { '/': 'p1', '/web/a.js': 'a2' }, kept: kept(), node });
  await until('install');
  await until('activate');
  equal([asked, [...cache.kept.keys()]], [['/web/a.js'], ['/?p1', '/web/a.js?a2']]);
});

s.test('a file of another version is never kept under this one’s name', async () => {
  const { cache, until } = worker({ node: async () => of('other', '"z9"') });
  await refuses(until('install'));
  equal([...cache.kept.keys()], []);
});
