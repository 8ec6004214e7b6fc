const KEY = 'plenum.position';

/** Whoever is further behind than this is not ready to be asked: what was seen longer ago is there. */
const LONG_AGO_MILLIS = 60_000;

function kept(storage, now) {
  const { seq, at } = JSON.parse(storage.getItem(KEY) ?? '{"seq":0,"at":0}');
  return now - at < LONG_AGO_MILLIS ? seq : 0;
}

/** How far into the ledger this tab has seen lately, for the next node that it asks; null for not at all. */
export function position(storage = sessionStorage, now = Date.now()) {
  return kept(storage, now) || null;
}

/** Takes note of an answer; says whether it may be older than what this tab has seen. */
export function seen(headers, storage = sessionStorage, now = Date.now()) {
  const seq = Number(headers.get('Plenum-Position') ?? 0);
  const known = kept(storage, now);
  if (seq > known) storage.setItem(KEY, JSON.stringify({ seq, at: now }));
  return headers.has('Plenum-Stale');
}
