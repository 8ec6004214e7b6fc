import { LitElement } from 'lit';
import { onLanguageChange } from './i18n.js';

/**
 * A component of a page. It draws into the document itself: labels, focus order and one style
 * sheet stay whole, which shadow trees would cut apart.
 */
export class PageElement extends LitElement {
  #ends = [];

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#ends.push(onLanguageChange(() => this.requestUpdate()));
    for (const store of this.stores()) {
      this.#ends.push(store.subscribe(() => this.requestUpdate()));
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#ends.splice(0).forEach((end) => end());
  }

  /** What this component draws from; it is drawn anew when one of them changes. */
  stores() {
    return [];
  }
}
