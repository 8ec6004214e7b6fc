import { remaining } from '../timing.js';
import { isBlank, isUnread } from './answers.js';

/** What the student's page shows, from what is known. Pure. */
export function studentView({ exam, attempt, signedIn, now, handing = false, device = null, here = true }) {
  if (!exam) return 'loading';
  if (!signedIn) return 'signin';
  if (!attempt) return 'loading';
  if (!here && ['sitting', 'paused'].includes(attempt.state)) return here === null ? 'loading' : 'otherTab';
  switch (attempt.state) {
    case 'handedIn':
      return exam.phase === 'published' ? 'result' : 'handedIn';
    case 'terminated':
      return exam.phase === 'published' ? 'result' : 'terminated';
    case 'paused':
      return handing ? 'handing' : 'paused';
    case 'sitting':
      if (handing || timeIsOver(attempt, now)) return 'handing';
      if (elsewhere(attempt, device)) return 'elsewhere';
      return 'paper';
    default:
      return before(exam.phase);
  }
}

function before(phase) {
  if (phase === 'open') return 'ready';
  return phase === 'draft' || phase === 'ready' ? 'waiting' : 'missed';
}

export function timeIsOver(attempt, now) {
  return attempt?.state === 'sitting' && now !== null && remaining(attempt, now) === 0;
}

/** The exam goes on at one device at a time; the last one that began has it. */
export function elsewhere(attempt, device) {
  return Boolean(device && attempt?.device && attempt.device !== device);
}

export const stations = ['signin', 'waiting', 'paper', 'handedIn', 'result'];

export function station(view) {
  const at = { signin: 0, waiting: 1, ready: 1, paper: 2, paused: 2, elsewhere: 2, otherTab: 2, handing: 2, handedIn: 3, terminated: 3, result: 5 };
  return at[view] ?? null;
}

/** Strikes that the student has not yet been told of and acknowledged, oldest first. */
export function unacknowledged(attempt, sent = new Set()) {
  return (attempt?.strikes ?? []).filter((s) => !s.acknowledged && s.state === 'provisional' && !sent.has(s.number));
}

/** The item on screen: where items come one by one the leased one, else the one that was gone to. */
export function itemOnScreen(attempt, wantedIndex) {
  const items = attempt.items ?? [];
  if (attempt.lease) return items.find((item) => item.id === attempt.lease.item) ?? null;
  return items[Math.min(Math.max(0, wantedIndex), items.length - 1)] ?? null;
}

/** How the paper stands, in numbers, for the dialog before handing in. */
export function tally(items, answers) {
  const given = items.filter((item) => item.id !== null && !isBlank(answers[item.id]?.answer, item));
  return {
    items: items.length,
    answered: given.length,
    empty: items.length - given.length,
    unread: items.filter((item) => item.id !== null && isUnread(answers[item.id]?.answer, item)).length,
    marked: items.filter((item) => answers[item.id]?.marked).length,
    waiting: Object.values(answers).filter((entry) => ['typing', 'sending', 'kept'].includes(entry.state)).length,
  };
}
