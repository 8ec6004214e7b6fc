import { html, svg } from 'lit';
import { seats } from './seats.js';

const MOST_SEATS = 240;

/** Turnout as an assembly that fills: a dot a voter, or a dot a few voters where there are many. */
export function hemicycle(present, size, label) {
  const each = Math.max(1, Math.ceil(size / MOST_SEATS));
  const count = Math.max(1, Math.ceil(size / each));
  const filled = size > 0 ? Math.floor((present / size) * count + 1e-9) : 0;
  const places = seats(count, { inner: 42, outer: 94 });
  const gap = nearest(places);
  const r = Math.min(6.5, gap * 0.39);
  return html`<svg class="hemicycle" viewBox="-101 -101 202 108" role="img" aria-label=${label}>
    ${places.map(
      ({ x, y }, i) => svg`<circle class=${i < filled ? 'present' : ''} cx=${x.toFixed(2)} cy=${(-y).toFixed(2)} r=${r.toFixed(2)}></circle>`,
    )}
  </svg>`;
}

function nearest(places) {
  let least = 20;
  for (let i = 0; i < places.length; i++) {
    for (let j = i + 1; j < places.length; j++) {
      least = Math.min(least, Math.hypot(places[i].x - places[j].x, places[i].y - places[j].y));
    }
  }
  return least;
}
