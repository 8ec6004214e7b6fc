/** The pages of each domain, in the order in which people look for them: name and address. */
const pages = {
  Election: [['voter', '/'], ['board', '/board'], ['cluster', '/cluster'], ['admin', '/admin'], ['tally', '/tally'], ['time', '/time']],
  ExamSession: [
    ['student', '/'],
    ['results', '/results'],
    ['monitor', '/monitor'],
    ['marks', '/marks'],
    ['exam-admin', '/admin'],
    ['time', '/time'],
    ['cluster', '/cluster'],
  ],
};

export function pagesOf(kind) {
  return pages[kind] ?? pages.Election;
}

const shared = ['cluster', 'time'];

/** Which domain a page belongs to; null for those that every domain has. */
export function kindOf(page) {
  return Object.keys(pages).find((kind) => !shared.includes(page) && pages[kind].some(([name]) => name === page)) ?? null;
}

export function addressOf(page) {
  const known = Object.values(pages).flat().find(([name]) => name === page);
  return known ? known[1] : '/';
}
