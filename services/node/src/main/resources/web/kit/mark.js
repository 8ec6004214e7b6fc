import { svg, html } from 'lit';
import { seats } from './seats.js';

/** The sign of Plenum: an assembly seen from above. */
export function mark() {
  return html`<svg viewBox="0 0 34 34" aria-hidden="true" fill="currentColor">
    ${seats(16, { inner: 6.5, outer: 14.5, rows: 3 }).map(
      ({ x, y }) => svg`<circle cx=${17 + x} cy=${24 - y} r="1.9"></circle>`,
    )}
  </svg>`;
}
