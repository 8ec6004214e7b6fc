import { html } from 'lit';
import { PageElement } from '../../kit/element.js';
import { colours, loadCharts } from './charts.js';

/** A chart with the words for whoever cannot see it; its figures stand in a table beside it. */
customElements.define(
  'exam-chart',
  class extends PageElement {
    static properties = { kind: {}, label: {}, data: { attribute: false }, options: { attribute: false } };

    connectedCallback() {
      super.connectedCallback();
      this.theme = new MutationObserver(() => this.#draw());
      this.theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    }

    disconnectedCallback() {
      super.disconnectedCallback();
      this.theme.disconnect();
      this.chart?.destroy();
      this.chart = null;
    }

    render() {
      return html`<div class="chart"><canvas role="img" aria-label=${this.label}></canvas></div>`;
    }

    updated() {
      this.#draw();
    }

    async #draw() {
      const Chart = await loadCharts().catch(() => null);
      if (!Chart || !this.isConnected) return;
      const c = colours();
      Chart.defaults.font.family = c.font;
      Chart.defaults.color = c.quiet;
      Chart.defaults.borderColor = c.line;
      this.chart?.destroy();
      this.chart = new Chart(this.querySelector('canvas'), {
        type: this.kind,
        data: this.data(c),
        // A frame that changes its width while the chart still moves would leave it at the old places.
        options: { responsive: true, maintainAspectRatio: false, animation: false, ...this.options },
      });
    }
  },
);
