/**
 * Parses a text/event-stream as it arrives in pieces. Pure: text in, events out.
 * EventSource cannot send an Authorization header, so pages read the stream by fetch.
 */
export function sseParser(onEvent) {
  let rest = '';
  let event = fresh();

  function fresh() {
    return { type: 'message', data: [], id: undefined, retry: undefined };
  }

  function line(text) {
    if (text === '') {
      if (event.data.length || event.retry !== undefined) {
        onEvent({ ...event, data: event.data.join('\n') });
      }
      event = fresh();
      return;
    }
    if (text.startsWith(':')) return;
    const colon = text.indexOf(':');
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event.type = value;
    else if (field === 'data') event.data.push(value);
    else if (field === 'id') event.id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) event.retry = Number(value);
  }

  return function push(chunk) {
    rest += chunk;
    // A carriage return at the very end may be half of a CRLF: wait for the rest.
    const pieces = rest.split(/\r\n|\n|\r(?!$)/);
    rest = pieces.pop();
    pieces.forEach(line);
  };
}
