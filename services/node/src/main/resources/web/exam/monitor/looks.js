import { millis } from '../timing.js';

/** Who sits and was not heard for this long has lost the network, or the lid is closed. */
const UNHEARD_MILLIS = 12_000;

/** How a student looks to a proctor at a moment. Pure. Colour never speaks alone: each has a shape. */
export function lookOf(row, now) {
  const sits = row.state === 'sitting' || row.state === 'paused';
  const seen = millis(row.seenAt);
  return {
    shape: row.state,
    share: row.items ? row.answered / row.items : 0,
    lost: sits && seen !== null && now - seen > UNHEARD_MILLIS,
    away: row.state === 'sitting' && row.focused === false,
    strikes: row.strikes ?? 0,
    review: Boolean(row.strikeOpen || row.appealOpen),
  };
}

/** Whom each filter lets through, by how they look. */
export const filters = {
  all: () => true,
  sitting: (look) => look.shape === 'sitting',
  notBegun: (look) => look.shape === 'notBegun',
  handedIn: (look) => look.shape === 'handedIn',
  paused: (look) => look.shape === 'paused',
  terminated: (look) => look.shape === 'terminated',
  lost: (look) => look.lost,
  away: (look) => look.away,
  strikes: (look) => look.strikes > 0,
  review: (look) => look.review,
};

const tests = Object.entries(filters);

/** How many each filter would show; one pass over everybody. */
export function counts(rows, now) {
  const found = Object.fromEntries(tests.map(([name]) => [name, 0]));
  for (const row of rows) {
    const look = lookOf(row, now);
    for (const [name, passes] of tests) if (passes(look)) found[name]++;
  }
  return found;
}

/** Who passes the filter and has every word of the query in the name or roll number. */
export function shown(rows, { filter, query }, now) {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (filter === 'all' && !words.length) return rows;
  const has = (row) => {
    const text = `${row.name} ${row.roll}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  };
  return rows.filter((row) => filters[filter](lookOf(row, now)) && (!words.length || has(row)));
}

const acts = {
  notBegun: ['message', 'extend'],
  sitting: ['warn', 'pause', 'extend', 'message', 'flag', 'terminate'],
  paused: ['resume', 'warn', 'extend', 'message', 'terminate'],
  terminated: ['reinstate', 'message'],
  handedIn: ['message'],
};

/** What may be done with all of these together, the usual first. */
export function actsFor(rows) {
  const order = ['warn', 'message', 'pause', 'resume', 'extend', 'flag', 'reinstate', 'terminate'];
  return order.filter((act) => rows.some((row) => (acts[row.state] ?? []).includes(act)));
}

/** Those among them whom an act concerns. */
export function concerned(rows, act) {
  return rows.filter((row) => (acts[row.state] ?? []).includes(act)).map((row) => row.roll);
}
