/** The rules of a paper, on this side only so that nobody has to send one to learn them. Pure. */

export function most(contest) {
  if (contest.method === 'yesno') return 1;
  return contest.max || (contest.method === 'approval' ? contest.options.length : (contest.seats ?? 1));
}

export function least(contest) {
  return contest.min ?? 0;
}

export function single(contest) {
  return most(contest) === 1;
}

export function toggle(choices, contest, option, on) {
  const known = choices[contest.id] ?? [];
  if (single(contest)) return { ...choices, [contest.id]: on ? [option] : [] };
  const without = known.filter((id) => id !== option);
  return { ...choices, [contest.id]: on ? [...without, option] : without };
}

/** Too many or too few marks in a contest; null where it is in order. An empty contest is blank. */
export function fault(contest, marked) {
  if (marked.length > most(contest)) return 'many';
  if (marked.length < least(contest)) return 'few';
  return null;
}

export function faults(contests, choices) {
  return contests.filter((contest) => fault(contest, choices[contest.id] ?? []));
}

/** What is sent: every contest named, marks in the paper's order, nothing that is not on it. */
export function paper(contests, choices) {
  return Object.fromEntries(
    contests.map((contest) => {
      const marked = new Set(choices[contest.id] ?? []);
      return [contest.id, contest.options.map((o) => o.id).filter((id) => marked.has(id))];
    }),
  );
}
