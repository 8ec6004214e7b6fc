import { equal, refuses, suite } from './harness.js';
import { keep, pending, prepare, send } from '/web/kit/command.js';
import { uuid } from '/web/kit/uuid.js';
import { cleanCode } from '/web/kit/session.js';

const s = suite();
export default s;

/** Answers each request with the next of the given answers and keeps what was asked. */
async function against(answers, work) {
  const asked = [];
  const real = window.fetch;
  window.fetch = async (url, { body }) => {
    asked.push(JSON.parse(body));
    const answer = answers.shift();
    if (answer === 'down') throw new TypeError('network');
    return new Response(JSON.stringify(answer.body ?? {}), { status: answer.status, headers: answer.headers });
  };
  sessionStorage.clear();
  try {
    await work();
  } finally {
    window.fetch = real;
  }
  return asked;
}

const refusal = (status, reason) => ({ status, body: { reason, retryAfterMillis: 1 } });

s.test('every retry carries the id of the first try', async () => {
  const asked = await against(['down', refusal(503, 'NoLeader'), { status: 201 }], () => send('ballot', '/ballots', { body: { x: 1 } }));
  equal(asked.length, 3);
  equal(new Set(asked.map((a) => a.commandId)).size, 1);
  equal(asked.every((a) => a.x === 1), true);
});

s.test('the id survives a reload until the answer is there', async () => {
  await against([{ status: 201 }], async () => {
    const { commandId } = prepare('ballot', { x: 1 });
    equal(prepare('ballot', { x: 2 }), { commandId, x: 1 });
    await send('ballot', '/ballots', { body: { x: 3 } });
    equal(pending('ballot'), null);
  });
});

s.test('a final refusal ends the command', async () => {
  await against([refusal(409, 'AlreadyVoted')], async () => {
    const error = await refuses(send('ballot', '/ballots'));
    equal(error.reason, 'AlreadyVoted');
    equal(pending('ballot'), null);
  });
});

s.test('who is signed out meanwhile keeps the id', async () => {
  await against([refusal(401, 'TokenExpired')], async () => {
    await refuses(send('ballot', '/ballots'));
    equal(pending('ballot') !== null, true);
  });
});

s.test('a stale beacon is mended once, with another id, which is kept', async () => {
  const asked = await against([refusal(422, 'BeaconStale'), { status: 201 }], () =>
    send('ballot', '/ballots', {
      body: { beacon: 'old' },
      mend: async (error, command) => (error.reason === 'BeaconStale' ? { ...command, commandId: 'another', beacon: 'new' } : null),
    }),
  );
  equal(asked.map((a) => a.beacon), ['old', 'new']);
  equal(asked[1].commandId, 'another');
});

s.test('what was kept is what is sent', async () => {
  const asked = await against([{ status: 201 }], async () => {
    keep('ballot', { commandId: 'known', choices: { a: ['b'] } });
    await send('ballot', '/ballots', { body: { choices: {} } });
  });
  equal(asked, [{ commandId: 'known', choices: { a: ['b'] } }]);
});

s.test('ids are random UUIDs also where the page came without TLS', () => {
  const ids = Array.from({ length: 200 }, uuid);
  equal(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)), true);
  equal(new Set(ids).size, ids.length);
});

s.test('a pasted code loses what the mail added', () => equal(cleanCode(' 7M6ET-ZWF05\n-7J6W0 .'), '7M6ET-ZWF05-7J6W0'));
