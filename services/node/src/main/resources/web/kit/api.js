import { live } from './live.js';
import { position, seen } from './position.js';

/** A request that a node refused, as its problem document says. */
export class Refusal extends Error {
  constructor(status, problem, retryAfterMillis) {
    super(problem.detail || problem.title || `HTTP ${status}`);
    this.status = status;
    this.reason = problem.reason ?? null;
    this.title = problem.title ?? null;
    this.detail = problem.detail ?? null;
    this.field = problem.field ?? null;
    this.problem = problem;
    this.retryAfterMillis = retryAfterMillis;
  }

  /** Asking again with the same command id may succeed. */
  get again() {
    return [429, 502, 503, 504].includes(this.status);
  }
}

/** Nobody answered; what became of the request is unknown. */
export class Unreachable extends Error {
  get again() {
    return true;
  }
}

const ANSWER_LIMIT_MILLIS = 15_000;

function retryAfter(response, problem) {
  if (typeof problem.retryAfterMillis === 'number') return problem.retryAfterMillis;
  const seconds = Number(response.headers.get('Retry-After'));
  return Number.isFinite(seconds) ? seconds * 1000 : 0;
}

function parse(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** A file goes as it is, everything else as JSON. */
function content(body) {
  if (body === undefined) return {};
  if (body instanceof Blob) return { type: 'application/octet-stream', body };
  return { type: 'application/json', body: JSON.stringify(body) };
}

/** Whatever is read anew shows whether the page is behind; the time is no part of the ledger. */
function told(method, path, stale) {
  if (method === 'GET' && path !== '/time' && live.state.stale !== stale) live.dispatch({ stale });
}

/** One request. Resolves with the JSON body (null where there is none), or throws one of the above. */
export async function call(method, path, { token, body, limit = ANSWER_LIMIT_MILLIS } = {}) {
  const headers = { Accept: 'application/json, application/problem+json' };
  if (token) headers.Authorization = `Bearer ${token}`;
  const known = position();
  if (known) headers['Plenum-Position'] = String(known);
  const sent = content(body);
  if (sent.type) headers['Content-Type'] = sent.type;
  let response;
  let text;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers,
      body: sent.body,
      signal: AbortSignal.timeout(limit),
      cache: 'no-store',
      credentials: 'omit',
    });
    text = await response.text();
  } catch (cause) {
    throw new Unreachable('no answer', { cause });
  }
  told(method, path, seen(response.headers));
  const json = parse(text);
  if (response.ok) return json;
  throw new Refusal(response.status, json ?? {}, retryAfter(response, json ?? {}));
}
