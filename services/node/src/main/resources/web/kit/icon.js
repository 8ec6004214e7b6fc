import { html, nothing } from 'lit';
import { unsafeSVG } from 'lit/directives/unsafe-svg.js';
import { icons } from './icons.js';

/** An icon beside words; with a label it speaks alone. */
export function icon(name, label) {
  return html`<svg
    class="icon"
    viewBox="0 0 24 24"
    role=${label ? 'img' : nothing}
    aria-label=${label ?? nothing}
    aria-hidden=${label ? nothing : 'true'}
  >
    ${unsafeSVG(icons[name] ?? '')}
  </svg>`;
}
