import { isBlank, isUnread } from './answers.js';

/**
 * What the student did on this device: the state of each answer, and the commands that no node has
 * confirmed yet, in the order in which they were made. Pure; kept in the browser by the drawer.
 *
 * An answer is "typing" until it is made a command, "sending" on the first try, "kept" once a try
 * failed, and "saved" or "late" only by the answer that came after the commit.
 */
export const empty = { answers: {}, outbox: [], offline: false };

export function reduce(state, action) {
  switch (action.type) {
    case 'loaded':
      return merged(state, action);
    case 'typed':
      return entry(state, action.item, { answer: action.answer, clickedAt: action.clickedAt, state: 'typing' });
    case 'answered':
      return answered(state, action);
    case 'queued':
      return { ...state, outbox: [...state.outbox, action.command] };
    case 'trying':
      return { ...state, outbox: state.outbox.map((c) => (c.commandId === action.commandId ? { ...c, tried: true } : c)) };
    case 'failed':
      return failed(state, action);
    case 'renewed':
      return renewed(state, action);
    case 'held':
      return held(state, action.commandId);
    case 'accepted':
      return accepted(state, action);
    case 'refused':
      return decided(state, action.commandId, { state: 'refused', reason: action.reason });
    case 'server':
      return server(state, action.items);
    case 'forgotten':
      return empty;
    default:
      return state;
  }
}

/** What was kept before a reload comes first; what was done meanwhile stays on top of it. */
function merged(state, { answers = {}, outbox = [] }) {
  return { ...state, answers: { ...answers, ...state.answers }, outbox: [...outbox, ...state.outbox] };
}

function entry(state, item, change) {
  return { ...state, answers: { ...state.answers, [item]: { marked: false, ...state.answers[item], ...change } } };
}

/**
 * A newer answer takes the place of one that nobody has tried to send. One that was tried may have
 * arrived: it stays before the newer one, so that the last answer is the last in the ledger too.
 */
function answered(state, { command }) {
  const { item, answer, marked, clickedAt } = command.body;
  const outbox = state.outbox.filter((c) => c.tried || c.item !== item || c.kind !== 'answer');
  const next = entry(state, item, { answer, marked, clickedAt, state: state.offline ? 'kept' : 'sending', commandId: command.commandId, seq: null, reason: null });
  return { ...next, outbox: [...outbox, command] };
}

/** Nobody confirmed: whatever waits is kept here and will be sent. */
function failed(state, { unreachable }) {
  const waiting = new Set(state.outbox.map((c) => c.commandId));
  const answers = Object.fromEntries(
    Object.entries(state.answers).map(([id, e]) => [id, e.state === 'sending' && waiting.has(e.commandId) ? { ...e, state: 'kept' } : e]),
  );
  return { ...state, answers, offline: unreachable };
}

/** The same under another id, as if nobody had tried it: under the old one it is refused for good. */
function renewed(state, { commandId, fresh }) {
  const outbox = state.outbox.map((c) => (c.commandId === commandId ? { ...c, commandId: fresh, tried: false, body: { ...c.body, commandId: fresh } } : c));
  const answers = Object.fromEntries(Object.entries(state.answers).map(([id, e]) => [id, e.commandId === commandId ? { ...e, commandId: fresh } : e]));
  return { ...state, outbox, answers };
}

/** A node heard it and could not take it yet: this command waits here, the others go on. */
function held(state, commandId) {
  const command = state.outbox.find((c) => c.commandId === commandId);
  const known = command?.kind === 'answer' ? state.answers[command.item] : null;
  const next = { ...state, offline: false };
  return known?.commandId === commandId && known.state === 'sending' ? entry(next, command.item, { state: 'kept' }) : next;
}

function accepted(state, { commandId, answer }) {
  const late = answer?.verdict === 'late';
  const next = decided(state, commandId, { state: late ? 'late' : 'saved', seq: answer?.receipt?.seq ?? null, lateMillis: answer?.lateMillis ?? null });
  return { ...next, offline: false };
}

function decided(state, commandId, change) {
  const command = state.outbox.find((c) => c.commandId === commandId);
  const next = { ...state, offline: false, outbox: state.outbox.filter((c) => c !== command) };
  if (command?.kind !== 'answer' || state.answers[command.item]?.commandId !== commandId) return next;
  // Typed on since it was sent: the newer text is not confirmed by this.
  if (state.answers[command.item].state === 'typing') return next;
  return entry(next, command.item, change);
}

/** The node's word counts where nothing of this device is under way: another device may have answered. */
function server(state, items) {
  const answers = { ...state.answers };
  for (const item of items) {
    const mine = answers[item.id];
    if (item.id === null || (mine && ['typing', 'sending', 'kept', 'refused'].includes(mine.state))) continue;
    // What came too late counts once the attempt that was ended goes on: then the node's word is newer.
    if (['saved', 'late'].includes(mine?.state) && (item.savedSeq ?? 0) < mine.seq) continue;
    if (item.savedSeq === undefined || item.savedSeq === null) continue;
    answers[item.id] = { ...mine, answer: item.answer ?? { blank: true }, marked: item.marked ?? false, state: 'saved', seq: item.savedSeq };
  }
  return { ...state, answers };
}

/**
 * The first command that may be tried while some rest. An answer waits for the earlier ones to its
 * item; what ends an item or the attempt, for every answer before it; what is told of the student,
 * for nothing.
 */
export function ready({ outbox }, rests) {
  return outbox.find((command, i) => !rests(command) && !outbox.slice(0, i).some((earlier) => goesBefore(earlier, command))) ?? null;
}

const ordered = ['answer', 'advance', 'handIn'];

function goesBefore(earlier, later) {
  if (!ordered.includes(earlier.kind) || !ordered.includes(later.kind)) return false;
  return earlier.kind !== 'answer' || later.kind !== 'answer' || earlier.item === later.item;
}

export function waiting(state) {
  return state.outbox.length;
}

export function handing(state) {
  return state.outbox.some((c) => c.kind === 'handIn');
}

/** Items whose text was typed and not yet made a command. */
export function typing(state) {
  return Object.entries(state.answers).filter(([, e]) => e.state === 'typing').map(([item, e]) => ({ item, ...e }));
}

/** How the answer of an item looks in the navigator. */
export function look(state, item) {
  const known = item.id === null ? null : state.answers[item.id];
  if (isUnread(known?.answer, item)) return { shown: 'trouble', marked: known.marked ?? false };
  const shown = isBlank(known?.answer) ? 'empty' : known.state === 'saved' ? 'saved' : known.state === 'late' || known.state === 'refused' ? 'trouble' : 'waiting';
  return { shown, marked: known?.marked ?? false };
}
