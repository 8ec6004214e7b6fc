/** The pages of each domain, in the order in which people look for them: name and address. */
const pages = {
  Election: [['voter', '/'], ['board', '/board'], ['cluster', '/cluster'], ['admin', '/admin'], ['tally', '/tally']],
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

/** Which domain a page belongs to; the cluster's page belongs to any. */
export function kindOf(page) {
  return Object.keys(pages).find((kind) => page !== 'cluster' && pages[kind].some(([name]) => name === page)) ?? null;
}

export function addressOf(page) {
  const known = Object.values(pages).flat().find(([name]) => name === page);
  return known ? known[1] : '/';
}
