// Three thousand students at the page's own door: answers its requests for the monitor as a node
// would, with changes of a tenth of them twice a second. Everything behind fetch is the page's own.
(() => {
  const STUDENTS = 3000;
  const ITEMS = 30;
  const CHANGED = 300;
  const real = window.fetch.bind(window);
  const iso = () => new Date().toISOString();
  const states = ['sitting', 'sitting', 'sitting', 'sitting', 'handedIn', 'notBegun', 'paused', 'terminated'];
  let seq = 100;
  const tiles = Array.from({ length: STUDENTS }, (_, i) => ({
    roll: `R${String(i + 1).padStart(4, '0')}`,
    name: `Student ${i + 1} of a long and double-barrelled name`,
    state: i % 7 ? 'sitting' : states[(i / 7) % states.length],
    answered: i % ITEMS,
    items: ITEMS,
    strikes: i % 40 === 0 ? 1 : 0,
    strikeOpen: i % 80 === 0,
    appealOpen: false,
    focused: i % 33 !== 0,
    pingMillis: 20 + (i % 60),
    offsetMillis: (i % 200) - 100,
    seenAt: iso(),
    device: 'browser-1',
    extraMillis: 0,
    node: `networks-${i % 3}`,
  }));
  const exam = () => ({
    name: 'networks', title: 'Computer Networks, midterm', phase: 'open', closesAt: new Date(Date.now() + 3_600_000).toISOString(),
    durationMillis: 3_600_000, graceMillis: 2000, rehearsal: false, items: ITEMS, seq,
    roster: { students: STUDENTS, begun: STUDENTS, handedIn: 0, terminated: 0 }, grading: { done: 0, total: 0 }, sheet: { version: 0 },
  });

  function change() {
    const from = Math.floor(Math.random() * STUDENTS);
    seq++;
    return Array.from({ length: CHANGED }, (_, k) => {
      const at = (from + k * 7) % STUDENTS;
      const t = tiles[at];
      tiles[at] = { ...t, seenAt: iso(), pingMillis: 20 + Math.floor(Math.random() * 60), answered: t.state === 'sitting' ? (t.answered + 1) % (ITEMS + 1) : t.answered };
      return tiles[at];
    });
  }

  function stream(signal) {
    const encoder = new TextEncoder();
    let timer;
    const body = new ReadableStream({
      start(controller) {
        const send = (type, data) => controller.enqueue(encoder.encode(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`));
        send('exam', exam());
        let beats = 0;
        timer = setInterval(() => {
          send('monitor', { seq, students: change() });
          if (++beats % 10 === 0) send('time', { time: Date.now() });
        }, 500);
        signal?.addEventListener('abort', () => (clearInterval(timer), controller.error(signal.reason)));
      },
      cancel: () => clearInterval(timer),
    });
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
  }

  window.fetch = async (url, options) => {
    const path = String(url);
    if (path.startsWith('/api/v1/events')) return stream(options?.signal);
    if (path === '/api/v1/monitor') return new Response(JSON.stringify({ seq, students: tiles }));
    if (path.startsWith('/api/v1/monitor?')) return new Response(JSON.stringify({ seq, students: [] }));
    return real(url, options);
  };

  window.longTasks = [];
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((e) => e.duration))).observe({ type: 'longtask' });
})();
