import { html } from 'lit';
import { PageElement } from './element.js';
import { createStore } from './store.js';
import { icon } from './icon.js';

const SHOWN_MILLIS = 6000;
const toasts = createStore((list, act) => (act.add ? [...list, act.add].slice(-3) : list.filter((x) => x !== act.drop)), []);

/** A short word about something that happened and needs no answer. */
export function toast(text, symbol = 'info') {
  const entry = { text, symbol };
  toasts.dispatch({ add: entry });
  setTimeout(() => toasts.dispatch({ drop: entry }), SHOWN_MILLIS);
}

customElements.define(
  'plenum-toasts',
  class extends PageElement {
    stores() {
      return [toasts];
    }

    connectedCallback() {
      super.connectedCallback();
      this.setAttribute('role', 'status');
      this.setAttribute('aria-live', 'polite');
    }

    render() {
      return toasts.state.map((x) => html`<div class="toast">${icon(x.symbol)}<span>${x.text}</span></div>`);
    }
  },
);
