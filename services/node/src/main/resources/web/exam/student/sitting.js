import { call } from '../../kit/api.js';
import { clock } from '../../kit/clock.js';
import { send } from '../../kit/command.js';
import { createStore } from '../../kit/store.js';
import { lamport } from '../../kit/lamport.js';
import { uuid } from '../../kit/uuid.js';
import { behind } from '../reducer.js';
import { store } from '../state.js';
import { device } from './device.js';
import { Drawer } from './drawer.js';
import { elsewhere, timeIsOver } from './flow.js';
import { empty, handing, reduce, typing } from './journal.js';
import { Picture } from './picture.js';
import { Screens } from './screens.js';
import { Sender } from './sender.js';
import { startHeart } from './heart.js';
import { Turn } from './turn.js';
import { startWatch } from './watch.js';

const TICK_MILLIS = 250;
const TYPING_MILLIS = 800;
const ASK_AGAIN_MILLIS = 1000;
const HAND_IN_AGAIN_MILLIS = 5000;

const instant = () => (clock.now() === null ? null : new Date(clock.now()).toISOString());

/** One person's sitting on this device: what was done, what is sent, what the node says of it. */
export class Sitting {
  journal = createStore(reduce, empty);
  drawer = new Drawer();
  device = device();
  /** Whether this tab is the one that sits; null before it is known. */
  here = createStore((_, mine) => mine, null);
  #picture = new Picture(this.drawer);
  #screens = new Screens();
  #turn = new Turn({ onChange: (mine) => this.#turned(mine), onLeave: () => this.#putAway() });
  #session;
  #sender;
  #key = null;
  #emptied = null;
  #handedInAt = -Infinity;
  #typed = null;
  #asking = false;
  #askedAt = -Infinity;

  constructor(session) {
    this.#session = session;
    this.#sender = new Sender({
      journal: this.journal,
      keep: () => this.#keep(),
      token: () => (this.here.state ? session.token : null),
      onAnswer: (command, answer) => this.#answered(command, answer),
      paused: () => store.state.attempt?.state === 'paused',
      onHeld: () => this.refresh(),
      onRefused: () => this.refresh(),
      onSignedOut: () => session.end(),
    });
  }

  start() {
    this.#session.subscribe(() => this.#signedIn());
    store.subscribe(() => this.#signedIn());
    store.subscribe((state) => this.#remember(state));
    window.addEventListener('online', () => this.#sender.kick());
    window.addEventListener('pagehide', () => this.flush());
    setInterval(() => this.#tick(), TICK_MILLIS);
    const token = () => this.#session.token;
    const { looked } = startWatch({
      now: () => clock.now(),
      active: () => this.#watched(),
      name: () => this.#key,
      report: (incident) => this.here.state && this.report(incident),
    });
    startHeart({
      token,
      device: this.device,
      focused: looked,
      active: () => this.here.state && ['notBegun', 'sitting', 'paused'].includes(store.state.attempt?.state),
      onBeat: (answer) => {
        store.dispatch({ type: 'beat', data: answer });
        this.#sender.kick();
      },
      onMissed: (error) => error.status === 401 && this.#session.end(),
    });
    this.#signedIn();
  }

  /** Keeps how the exam looks, and begins with that where no node can be reached. */
  async #remember({ exam, attempt, connection, recalled }) {
    if (!this.#session.current) return;
    const who = this.#who();
    if (exam && !recalled) return this.#picture.keep(who, { exam, attempt });
    if (exam || connection !== 'lost') return;
    const kept = await this.#picture.recall(who);
    if (!kept || store.state.exam || who !== this.#who()) return;
    clock.assume(kept.gap);
    store.dispatch({ type: 'recalled', data: { exam: kept.exam, attempt: kept.attempt } });
  }

  #who() {
    const person = this.#session.current;
    return person?.roll ?? person?.name ?? null;
  }

  #watched() {
    const { attempt } = store.state;
    return attempt?.state === 'sitting' && !handing(this.journal.state) && !elsewhere(attempt, this.device);
  }

  /** The turn of whoever is signed in, once it is known for which exam. */
  #signedIn() {
    const { exam } = store.state;
    const key = this.#session.current && exam ? `${exam.name}/${this.#who()}` : null;
    if (key === this.#key) return;
    this.#key = key;
    this.journal.dispatch({ type: 'forgotten' });
    this.#turn.leave();
    this.here.dispatch(null);
    if (!key) return;
    this.#turn.claim(`plenum.${key}`);
    this.refresh();
  }

  /** Goes on here: the other tab stops. */
  take() {
    this.#turn.take();
  }

  /** Another tab may have written since: with the turn comes the journal as it lies in the drawer. */
  async #turned(mine) {
    const key = this.#key;
    const kept = mine ? await this.drawer.claim(key) : null;
    if (this.#turn.mine !== mine || this.#key !== key) return;
    this.journal.dispatch({ type: 'forgotten' });
    this.here.dispatch(mine);
    if (!mine) return;
    if (kept) this.journal.dispatch({ type: 'loaded', ...kept });
    // Whatever was still being typed when the page went away.
    this.flush();
    await this.refresh();
    this.#sender.kick();
  }

  #putAway() {
    this.flush();
    return this.#keep();
  }

  #keep() {
    return this.#key && this.here.state ? this.drawer.save(this.#key, this.journal.state) : Promise.resolve(false);
  }

  /** Asks for the attempt, once at a time and not more often than a crowd can bear. */
  async refresh() {
    if (this.#asking || !this.#session.token) return;
    this.#asking = true;
    this.#askedAt = performance.now();
    try {
      this.#took(await call('GET', '/attempt', { token: this.#session.token, limit: 5000 }));
    } catch (error) {
      if (error.status === 401) this.#session.end();
    } finally {
      this.#asking = false;
    }
  }

  #took(attempt) {
    store.dispatch({ type: 'attempt', data: attempt });
    this.journal.dispatch({ type: 'server', items: attempt.items ?? [] });
  }

  #tick() {
    const { attempt } = store.state;
    const now = clock.now();
    const stale = !attempt || behind(store.state) || this.#leaseIsOver(attempt, now);
    if (stale && this.#key && performance.now() - this.#askedAt > ASK_AGAIN_MILLIS) this.refresh();
    if (!this.here.state) return;
    if (now !== null && this.#watched() && this.#screens.added(this.#key)) this.report({ kind: 'SCREEN', startedAt: now, millis: 0 });
    if (timeIsOver(attempt, now) && !handing(this.journal.state)) this.#handInBySelf();
    if (attempt?.state === 'handedIn' && !this.journal.state.outbox.length) this.#leaveNothing();
  }

  /** The node hands in too: where it was first, one refusal is enough and the attempt says so soon. */
  #handInBySelf() {
    if (performance.now() - this.#handedInAt < HAND_IN_AGAIN_MILLIS) return;
    this.#handedInAt = performance.now();
    this.handIn('automatic');
  }

  /** All is confirmed and over: the next person at this device finds nothing. */
  #leaveNothing() {
    if (!this.#key || this.#emptied === this.#key) return;
    this.#emptied = this.#key;
    this.drawer.drop(this.#key);
    this.#picture.drop(this.#who());
    this.#screens.forget(this.#key);
  }

  #leaseIsOver(attempt, now) {
    return attempt?.state === 'sitting' && attempt.lease && now !== null && now >= Date.parse(attempt.lease.until);
  }

  #push(kind, path, body, item = null) {
    const commandId = uuid();
    const command = { commandId, kind, path, item, tried: false, body: { commandId, ...body } };
    this.journal.dispatch({ type: kind === 'answer' ? 'answered' : 'queued', command });
    this.#keep();
    this.#sender.kick();
    return command;
  }

  /** Marks a choice: made a command at once. */
  answer(item, answer) {
    this.#save(item, answer, this.journal.state.answers[item]?.marked ?? false, instant());
  }

  #save(item, answer, marked, clickedAt) {
    const clicked = clickedAt ? { clickedAt } : {};
    this.#push('answer', '/attempt/answers', { lamport: lamport(), item, answer, marked, ...clicked, device: this.device }, item);
  }

  mark(item, marked) {
    const answer = this.journal.state.answers[item]?.answer ?? { blank: true };
    this.#save(item, answer, marked, instant());
  }

  /** Text on its way into a field: kept at every key, made a command when the fingers rest. */
  type(item, text) {
    this.journal.dispatch({ type: 'typed', item, answer: text === '' ? { blank: true } : { text }, clickedAt: instant() });
    this.#keep();
    clearTimeout(this.#typed);
    this.#typed = setTimeout(() => this.flush(), TYPING_MILLIS);
  }

  /** Makes commands of whatever is still being typed. */
  flush() {
    clearTimeout(this.#typed);
    for (const { item, answer, marked, clickedAt } of typing(this.journal.state)) {
      this.#save(item, answer, marked, clickedAt);
    }
  }

  async begin() {
    if (!this.here.state) this.take();
    const body = { lamport: lamport(), device: this.device };
    const attempt = await send('exam.begin', '/attempt', { token: () => this.#session.token, body });
    this.#took(attempt);
    return attempt;
  }

  advance(from) {
    this.flush();
    this.#push('advance', '/attempt/advance', { lamport: lamport(), from });
  }

  /** Whatever was typed goes before it; offline it waits here like everything else. */
  handIn(mode) {
    if (handing(this.journal.state)) return;
    this.flush();
    this.#push('handIn', '/attempt/hand-in', { lamport: lamport(), device: this.device, mode });
  }

  report({ kind, startedAt, millis, note }) {
    const body = { lamport: lamport(), kind, startedAt: new Date(startedAt).toISOString(), millis, device: this.device, ...(note ? { note } : {}) };
    this.#push('incident', '/attempt/incidents', body);
  }

  acknowledge(number) {
    this.#push('acknowledge', `/attempt/strikes/${number}/acknowledge`, {});
  }

  async appeal(subject, text) {
    const name = `exam.appeal.${JSON.stringify(subject)}`;
    await send(name, '/attempt/appeals', { token: () => this.#session.token, body: { subject, text } });
    await this.refresh();
  }

  #answered(command, answer) {
    if (answer?.lamport) lamport(answer.lamport);
    if (command.kind === 'advance' && answer?.state) this.#took(answer);
    else if (command.kind !== 'answer') this.refresh();
  }
}
