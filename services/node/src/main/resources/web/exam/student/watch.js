import { Tabs } from './tabs.js';

/**
 * Watches for what the exam's rules may ask about: the page losing the focus, the clipboard. It
 * reports and never judges; the node does, from the ledger.
 *
 * One absence is one incident: it is told while it lasts at these lengths, so that a proctor sees it
 * at once, and whole when it ends; all tell the same beginning. Every tab of the attempt watches, so
 * that an absence is the same one when another tab gets the turn meanwhile; the one that has it tells.
 */
const TOLD_AFTER_MILLIS = [1000, 5000, 15_000, 60_000];
/** Shorter than this is the browser's own doing: a dialog, a tap on the edge of the screen. */
const NOTHING_MILLIS = 300;
const CLIPBOARD_QUIET_MILLIS = 2000;

export const attentive = { lostAt: null, told: 0, clipboardAt: null };

/** Folds one observation; answers with the next state and what is to be reported. Pure. */
export function observe(state, event) {
  switch (event.type) {
    case 'lost':
      return state.lostAt === null ? [{ ...state, lostAt: event.at, told: 0 }, []] : [state, []];
    case 'regained':
      return regained(state, event.at);
    case 'tick':
      return tick(state, event.at);
    case 'clipboard':
      return clipboard(state, event);
    default:
      return [state, []];
  }
}

const absence = (from, at) => ({ kind: 'FOCUS_LOST', startedAt: from, millis: Math.round(at - from) });

function regained(state, at) {
  if (state.lostAt === null) return [state, []];
  const next = { ...state, lostAt: null, told: 0 };
  return [next, at - state.lostAt < NOTHING_MILLIS ? [] : [absence(state.lostAt, at)]];
}

function tick(state, at) {
  if (state.lostAt === null) return [state, []];
  const due = TOLD_AFTER_MILLIS.filter((millis) => at - state.lostAt >= millis).length;
  if (due <= state.told) return [state, []];
  return [{ ...state, told: due }, [absence(state.lostAt, at)]];
}

/** Ctrl+C pressed three times in a row is one thing done. */
function clipboard(state, { at, note }) {
  const again = state.clipboardAt !== null && at - state.clipboardAt < CLIPBOARD_QUIET_MILLIS;
  const next = { ...state, clipboardAt: at };
  return [next, again ? [] : [{ kind: 'CLIPBOARD', startedAt: at, millis: 0, note }]];
}

const focused = () => !document.hidden && document.hasFocus();

/**
 * Connects the fold to the browser. Answers with whether the exam is looked at, in this tab or in
 * another of the same attempt, and with what ends the watch.
 *
 * @param name of the attempt that this tab shows, or null
 * @param looks whether this tab itself is looked at
 */
export function startWatch({ now, report, active, name, looks = focused }) {
  let state = attentive;
  let looked = looks();
  const see = (event) => {
    const at = now();
    if (at === null || !active()) {
      state = attentive;
      return;
    }
    const [next, reports] = observe(state, { ...event, at });
    state = next;
    reports.forEach(report);
  };
  const weigh = () => {
    const before = looked;
    looked = looks() || tabs.looked;
    if (looked !== before) see({ type: looked ? 'regained' : 'lost' });
  };
  const tabs = new Tabs({ name, onHeard: weigh });
  const look = () => {
    tabs.say(looks());
    weigh();
  };
  const used = (event) => see({ type: 'clipboard', note: note(event) });
  const ends = [
    on(window, 'blur', look),
    on(window, 'focus', look),
    on(window, 'pagehide', () => tabs.say(false)),
    on(document, 'visibilitychange', look),
    ...['copy', 'cut', 'paste'].map((kind) => on(document, kind, used)),
  ];
  const timer = setInterval(() => {
    look();
    see({ type: 'tick' });
  }, 500);
  const end = () => {
    clearInterval(timer);
    tabs.close();
    ends.forEach((one) => one());
  };
  return { looked: () => looked, end };
}

function on(target, type, listener) {
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
}

/** What was done and how much, never what: the text itself is nobody's business. */
function note(event) {
  const text = event.type === 'paste' ? event.clipboardData?.getData('text/plain') : String(document.getSelection() ?? '');
  return `${event.type}, ${text?.length ?? 0} characters`;
}
