import { call } from '../../kit/api.js';
import { clock, deviceOffset, measure } from '../../kit/clock.js';
import { millis } from '../timing.js';

const EVERY_MILLIS = 2000;
const LIMIT_MILLIS = 4000;

/**
 * Tells the node every two seconds that somebody sits here, and reads back what must never be late:
 * the closing time, the lease, the phase. Each beat is also an exchange of clocks.
 *
 * @param focused whether the exam is looked at
 * @param onBeat called with the answer
 * @param onMissed called when none came
 */
export function startHeart({ token, device, active, focused, onBeat, onMissed }) {
  let stopped = false;
  let timer;

  async function beat() {
    const sent = performance.now();
    const body = {
      offsetMillis: Math.round(deviceOffset()),
      roundTripMillis: Math.round(clock.roundTrip ?? 0),
      focused: focused(),
      device,
    };
    const answer = await call('POST', '/attempt/heartbeat', { token: token(), body, limit: LIMIT_MILLIS });
    const received = performance.now();
    const now = millis(answer.now);
    if (now) clock.add(measure({ sent, received, serverReceived: now, serverSent: now }));
    onBeat(answer);
  }

  async function loop() {
    const began = performance.now();
    if (active() && token()) await beat().catch(onMissed);
    if (!stopped) timer = setTimeout(loop, Math.max(200, EVERY_MILLIS - (performance.now() - began)));
  }

  loop();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
