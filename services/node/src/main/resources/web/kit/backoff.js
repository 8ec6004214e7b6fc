/**
 * Milliseconds to wait before the next try. Jitter keeps a crowd that lost the same node from
 * coming back in the same instant; a server's Retry-After is a floor, never a ceiling.
 */
export function backoff(attempt, { base = 400, limit = 8000, retryAfter = 0, random = Math.random } = {}) {
  const grown = Math.min(limit, base * 2 ** Math.min(attempt, 10));
  const jittered = grown * (0.5 + random() / 2);
  return retryAfter > 0 ? Math.max(retryAfter * (1 + random() * 0.3), Math.min(jittered, retryAfter * 2)) : jittered;
}

export function sleep(millis, signal) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const timer = setTimeout(resolve, millis);
    signal?.addEventListener('abort', () => (clearTimeout(timer), reject(signal.reason)), { once: true });
  });
}
