import { html, nothing } from 'lit';
import { icon } from './icon.js';
import { t } from './i18n.js';

/** Where one is on a way with known stations. */
export function stepper(label, names, current) {
  return html`<ol class="steps ${names.length > 5 ? 'many' : ''}" aria-label=${label}>
    ${names.map((name, i) => {
      const state = i < current ? 'done' : i === current ? 'now' : '';
      return html`<li class="step ${state}" aria-current=${state === 'now' ? 'step' : nothing}>
        ${state === 'done' ? icon('check', t('step.done')) : nothing}<span>${name}</span>
      </li>`;
    })}
  </ol>`;
}
