import { html, svg } from 'lit';
import { number, time } from './i18n.js';
import { nice } from './scale.js';

const W = 640;
const H = 180;

/**
 * A count over time as one line. Chart.js would weigh 200 KB for this; the line needs forty.
 *
 * @param points {at, ballots} in order of time; before the first one nothing is known, so the way
 *     from the start is dashed
 */
export function curve(points, { from, until, whole, label }) {
  const last = points.at(-1);
  if (!last) return html`<div class="skeleton curve"></div>`;
  const start = Math.min(from ?? points[0].at, points[0].at);
  const end = Math.max(until, last.at, start + 1000);
  const top = nice(Math.max(whole ? Math.min(whole, last.ballots * 1.25) : 0, last.ballots, 4));
  const x = (at) => ((at - start) / (end - start)) * W;
  const y = (n) => H - (n / top) * H;
  const steps = points.map((p, i) => (i ? `H${x(p.at).toFixed(1)}V${y(p.ballots).toFixed(1)}` : `M${x(p.at).toFixed(1)} ${y(p.ballots).toFixed(1)}`)).join('');
  const line = `${steps}H${x(end).toFixed(1)}`;
  const area = `${line}V${H}H${x(points[0].at).toFixed(1)}Z`;
  return html`<figure class="curve" role="img" aria-label=${label}>
    <svg viewBox="0 0 ${W} ${H}" preserveAspectRatio="none" aria-hidden="true">
      ${[0.25, 0.5, 0.75, 1].map((s) => svg`<line class="grid" x1="0" x2=${W} y1=${H * (1 - s)} y2=${H * (1 - s)}></line>`)}
      <path class="before" d="M0 ${H} L${x(points[0].at).toFixed(1)} ${y(points[0].ballots).toFixed(1)}"></path>
      <path class="area" d=${area}></path>
      <path class="line" d=${line}></path>
    </svg>
    <span class="curve-top">${number(top)}</span>
    <figcaption><span>${time(start)}</span><span>${time(end)}</span></figcaption>
  </figure>`;
}
