/**
 * A count of published ballots: `{ballots, repeated, votes}`, votes by contest and option. What a
 * ballot says counts with its weight; one whose tracker was there already counts no second time.
 */
export function recount(published) {
  const trackers = new Set();
  const votes = new Map();
  let repeated = 0;
  for (const { tracker, weight, choices } of published) {
    if (trackers.has(tracker)) {
      repeated++;
      continue;
    }
    trackers.add(tracker);
    for (const [contest, options] of Object.entries(choices)) {
      for (const option of options) {
        const key = `${contest}\n${option}`;
        votes.set(key, (votes.get(key) ?? 0) + weight);
      }
    }
  }
  return { ballots: trackers.size, repeated, votes };
}

/** Where a count and the published result differ; empty where they agree. */
export function differences({ ballots, repeated, votes }, result) {
  const found = [];
  if (repeated > 0) found.push({ what: 'repeated', n: repeated });
  if (ballots !== result.ballots) found.push({ what: 'ballots', published: result.ballots, counted: ballots });
  const left = new Map(votes);
  for (const contest of result.contests) {
    for (const option of contest.options) {
      const key = `${contest.id}\n${option.id}`;
      const counted = left.get(key) ?? 0;
      left.delete(key);
      if (counted !== option.votes) {
        found.push({ what: 'option', contest: contest.text, option: option.name, published: option.votes, counted });
      }
    }
  }
  for (const [key, counted] of left) {
    const [contest, option] = key.split('\n');
    found.push({ what: 'option', contest, option, published: 0, counted });
  }
  return found;
}
