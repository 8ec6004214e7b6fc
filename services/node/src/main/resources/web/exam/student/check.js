const DEVICE_TOLERANCE_MILLIS = 2000;
const SLOW_MILLIS = 1500;

/** What a device must bring, each with its finding; only the first is ever in the way. Pure. */
export function findings({ connection, keeps, roundTrip, offset }) {
  return [
    { id: 'network', state: connection === 'live' ? (roundTrip !== null && roundTrip > SLOW_MILLIS ? 'warn' : 'good') : 'bad' },
    { id: 'journal', state: keeps === null ? 'wait' : keeps ? 'good' : 'warn' },
    { id: 'clock', state: roundTrip === null ? 'wait' : Math.abs(offset) > DEVICE_TOLERANCE_MILLIS ? 'note' : 'good' },
  ];
}
