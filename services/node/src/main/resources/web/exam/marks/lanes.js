const SHOWN = 14;
/** What a side panel and a phone have room for, and how far apart lanes should and must be. */
const ROOM = 350;
const WIDE = 118;
const NARROW = 70;
const CHARACTER = 7.5;

/** How far apart the lanes are: as many people as possible without scrolling sideways. Pure. */
export function laneWidth(people) {
  return Math.round(Math.max(NARROW, Math.min(WIDE, (ROOM - 40) / (people + 0.5))));
}

/** A name in at most two lines of a lane's width. Pure. */
export function nameLines(name, width) {
  const most = Math.floor((width - 4) / CHARACTER);
  const [first, ...rest] = name.length > most ? name.split(' ') : [name];
  return [first, rest.join(' ')].filter(Boolean).map((line) => (line.length > most ? `${line.slice(0, most - 1)}…` : line));
}

/** Which lanes and arrows the last entries of the history make. Pure. The sheet has the first lane. */
export function arranged(history, shown = SHOWN) {
  const entries = history.slice(-shown);
  const people = [...new Set(entries.map((e) => e.who))];
  return {
    people,
    arrows: entries.map((e, i) => ({ ...e, lane: people.indexOf(e.who) + 1, row: i, towards: ['REPLY', 'EXPIRED', 'BREAK'].includes(e.what) ? 'person' : 'sheet' })),
  };
}
