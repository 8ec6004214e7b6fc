const SHOWN = 14;

/** Which lanes and arrows the last entries of the history make. Pure. The sheet has the first lane. */
export function arranged(history, shown = SHOWN) {
  const entries = history.slice(-shown);
  const people = [...new Set(entries.map((e) => e.who))];
  return {
    people,
    arrows: entries.map((e, i) => ({ ...e, lane: people.indexOf(e.who) + 1, row: i, towards: ['REPLY', 'EXPIRED', 'BREAK'].includes(e.what) ? 'person' : 'sheet' })),
  };
}
