/** Which acts a phase allows the admin, the main one first. Pure. */
const acts = { draft: [], ready: ['open'], open: ['close'], closed: [], graded: ['publish'], published: ['withdraw'] };

export function actsIn(phase) {
  return acts[phase] ?? [];
}

/** Papers and rosters are fixed from the opening on. */
export function paperMayChange(phase) {
  return phase === 'draft' || phase === 'ready';
}

export function keyMayChange(phase) {
  return phase === 'graded' || phase === 'published';
}

/** The format that a file's name promises; null where it is none that is read. */
export function formatOf(name) {
  const ending = /\.([a-z0-9]+)$/i.exec(name ?? '')?.[1]?.toLowerCase();
  const known = { yaml: 'yaml', yml: 'yaml', xlsx: 'xlsx', csv: 'csv', gift: 'gift', txt: 'gift', xml: 'xml', zip: 'qti' };
  return known[ending] ?? null;
}

/** A new key as the API takes it, from what the form holds. */
export function questionOf({ type, choices }, { right, tolerance, accepted }) {
  switch (type) {
    case 'single':
      return { type, choices, right: right[0] };
    case 'multiple':
      return { type, choices, right };
    case 'truefalse':
      return { type, right: right[0] === 'true' };
    case 'numeric':
      return { type, right: right[0], tolerance: tolerance || '0' };
    default:
      return { type, accepted: accepted.split('\n').map((s) => s.trim()).filter(Boolean) };
  }
}
