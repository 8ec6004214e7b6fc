import { html } from 'lit';
import { PageElement } from '../../kit/element.js';
import { t } from '../../kit/i18n.js';
import { clock } from '../../kit/clock.js';
import { drawTile, palette } from './draw.js';
import { grid, hit, moved, onScreen, place } from './grid.js';
import { lookOf } from './looks.js';
import { description } from './words.js';

/**
 * Thousands of students on one canvas, of which only what is on screen is drawn. Sits in a scroller
 * of its own; the keyboard moves a cursor, and a screen reader hears the student under it.
 */
customElements.define(
  'student-tiles',
  class extends PageElement {
    static properties = {
      rows: { attribute: false },
      selected: { attribute: false },
      open: {},
      size: {},
      cursor: { state: true },
    };

    constructor() {
      super();
      this.rows = [];
      this.cursor = 0;
      this.drawing = false;
    }

    firstUpdated() {
      this.box = this.querySelector('.tiles');
      this.canvas = this.querySelector('canvas');
      this.observer = new ResizeObserver(() => this.#draw());
      this.observer.observe(this.box);
      // Who was heard last ages without any event.
      this.timer = setInterval(() => this.#draw(), 1000);
      this.theme = new MutationObserver(() => this.#draw());
      this.theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    }

    disconnectedCallback() {
      super.disconnectedCallback();
      clearInterval(this.timer);
      this.observer?.disconnect();
      this.theme?.disconnect();
    }

    render() {
      const active = this.rows[Math.min(this.cursor, this.rows.length - 1)];
      return html`<div
        class="tiles"
        role="listbox"
        tabindex="0"
        aria-multiselectable="true"
        aria-label=${t('monitor.tiles', { n: this.rows.length })}
        aria-activedescendant="active-tile"
        @scroll=${() => this.#draw()}
        @keydown=${this.#key}
        @click=${this.#click}
        @focus=${() => this.#draw()}
        @blur=${() => this.#draw()}
      >
        <div class="tiles-space"><canvas aria-hidden="true"></canvas></div>
        <div id="active-tile" role="option" class="hidden-text" aria-selected=${active && this.selected.has(active.roll) ? 'true' : 'false'}>
          ${active ? description(active, clock.now() ?? Date.now()) : t('monitor.nobody')}
        </div>
      </div>`;
    }

    updated() {
      this.#draw();
    }

    #draw() {
      if (this.drawing || !this.canvas) return;
      this.drawing = true;
      requestAnimationFrame(() => {
        this.drawing = false;
        if (this.isConnected) this.#drawNow();
      });
    }

    #layout() {
      return grid(this.rows.length, this.box.clientWidth, this.size);
    }

    #drawNow() {
      const { box, canvas, rows } = this;
      const layout = this.#layout();
      const whole = `${layout.rows * layout.height}px`;
      const space = canvas.parentElement;
      if (space.style.height !== whole) space.style.height = whole;
      this.#fit(box.clientWidth, Math.min(box.clientHeight, layout.rows * layout.height));
      const ctx = canvas.getContext('2d');
      const top = box.scrollTop;
      const scale = devicePixelRatio;
      ctx.setTransform(scale, 0, 0, scale, 0, -top * scale);
      ctx.clearRect(0, top, box.clientWidth, box.clientHeight);
      const now = clock.now() ?? Date.now();
      const colours = palette(box);
      const focused = document.activeElement === box;
      const [first, last] = onScreen(layout, rows.length, top, box.clientHeight);
      for (let i = first; i < last; i++) {
        const row = rows[i];
        drawTile(ctx, colours, {
          row,
          look: lookOf(row, now),
          box: { ...place(layout, i), width: layout.width, height: layout.height },
          selected: this.selected.has(row.roll),
          open: this.open === row.roll,
          cursor: focused && i === this.cursor,
          large: this.size === 'large',
        });
      }
    }

    #fit(width, height) {
      const [w, h] = [Math.max(1, Math.round(width * devicePixelRatio)), Math.max(1, Math.round(height * devicePixelRatio))];
      if (this.canvas.width === w && this.canvas.height === h) return;
      this.canvas.width = w;
      this.canvas.height = h;
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }

    #click(event) {
      const frame = this.box.getBoundingClientRect();
      const index = hit(this.#layout(), this.rows.length, event.clientX - frame.left, event.clientY - frame.top + this.box.scrollTop);
      if (index === null) return;
      this.cursor = index;
      this.#tell(event.shiftKey || event.ctrlKey || event.metaKey ? 'pick' : 'look', this.rows[index].roll);
    }

    #key(event) {
      const layout = this.#layout();
      const at = moved(layout, this.rows.length, this.cursor, event.key);
      if (at !== null) {
        event.preventDefault();
        this.cursor = at;
        this.#reveal(layout);
        return;
      }
      const row = this.rows[this.cursor];
      if (!row || (event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
      this.#tell(event.key === 'Enter' ? 'look' : 'pick', row.roll);
    }

    #reveal(layout) {
      const { y } = place(layout, this.cursor);
      const { box } = this;
      if (y < box.scrollTop) box.scrollTop = y;
      if (y + layout.height > box.scrollTop + box.clientHeight) box.scrollTop = y + layout.height - box.clientHeight;
    }

    #tell(type, roll) {
      this.dispatchEvent(new CustomEvent(type, { detail: roll }));
    }
  },
);
