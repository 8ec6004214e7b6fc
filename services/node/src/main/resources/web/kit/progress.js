import { html } from 'lit';

export function progress(part, whole, label) {
  const share = whole > 0 ? Math.min(1, part / whole) : 0;
  return html`<div
    class="progress"
    role="progressbar"
    aria-label=${label}
    aria-valuemin="0"
    aria-valuemax=${whole}
    aria-valuenow=${part}
  >
    <!-- A property, not an attribute: the policy allows no style in the markup. -->
    <span .style=${`transform: scaleX(${share})`}></span>
  </div>`;
}
