import { equal, suite } from './harness.js';
import { sseParser } from '/web/kit/sse.js';

const s = suite();
export default s;

const text = ': hello\n\nid: 7\nevent: election\ndata: {"a":\ndata: 1}\n\nevent: time\r\ndata: x\r\n\r\nretry: 250\n\n';

function parse(...chunks) {
  const events = [];
  const push = sseParser((event) => events.push([event.type, event.data, event.id ?? null, event.retry ?? null]));
  chunks.forEach(push);
  return events;
}

const expected = [
  ['election', '{"a":\n1}', '7', null],
  ['time', 'x', null, null],
  ['message', '', null, 250],
];

s.test('reads events, ids, comments and both line ends', () => equal(parse(text), expected));

s.test('gives the same however the stream is cut', () => {
  for (let i = 1; i < text.length; i++) equal(parse(text.slice(0, i), text.slice(i)), expected);
  equal(parse(...text), expected);
});
