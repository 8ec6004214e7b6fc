import { html } from 'lit';

/** Numbers with their words. The number is bound to its word for a screen reader. */
export function facts(entries, large = false) {
  return html`<dl class="facts">
    ${entries.map(([word, value]) => html`<div class="fact ${large ? 'large' : ''}"><dt>${word}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}
