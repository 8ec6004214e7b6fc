/**
 * Which answers to an essay a marker has before them. Pure. `todo` is what nobody has marked, and
 * what differs and waits for a third person; `second` what one other person has marked.
 */
const wanted = {
  todo: ['open', 'differs'],
  second: ['second'],
  mine: ['mine', 'agreed'],
  all: ['open', 'second', 'differs', 'mine', 'agreed', 'settled'],
};

export const queues = Object.keys(wanted);

export function queue(answers, which) {
  return answers.filter(({ state }) => wanted[which].includes(state));
}

/** How many answers wait in each. */
export function counts(answers) {
  return Object.fromEntries(queues.map((which) => [which, queue(answers, which).length]));
}

/** The answer after one that was just marked, which may have left the queue; null at the end. */
export function after(answers, which, handle) {
  const at = answers.findIndex(({ answer }) => answer === handle);
  const rest = [...answers.slice(at + 1), ...answers.slice(0, Math.max(0, at))];
  return queue(rest, which)[0]?.answer ?? null;
}

/** The neighbour in the queue; the first of it for whoever stands outside. */
export function beside(answers, which, handle, by) {
  const inQueue = queue(answers, which);
  const at = inQueue.findIndex(({ answer }) => answer === handle);
  return (at < 0 ? inQueue[0] : inQueue[at + by])?.answer ?? null;
}

export function words(text) {
  return text.trim().split(/\s+/).filter(Boolean).length;
}
