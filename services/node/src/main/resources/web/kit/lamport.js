/** Lamport time of this participant: larger than anything sent or seen. */
export function lamport(seen = 0, storage = sessionStorage) {
  const next = Math.max(Number(storage.getItem('plenum.lamport') ?? 0), seen) + 1;
  storage.setItem('plenum.lamport', String(next));
  return next;
}
