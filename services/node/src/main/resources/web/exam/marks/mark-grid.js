import { html, nothing } from 'lit';
import { PageElement } from '../../kit/element.js';
import { copy } from '../../kit/receipt.js';
import { number, t } from '../../kit/i18n.js';
import { toast } from '../../kit/toast.js';
import { inRange, range, step, windowOf } from './cursor.js';
import { cell, none, redo, set, undo } from './edits.js';
import { copied, fault, parseMarks, parseTable, pasted } from './paste.js';

const ROW_HEIGHT = 40;
const two = (n) => (n === null || n === undefined ? '' : number(n, { maximumFractionDigits: 2 }));
const decimal = () => number(1.5).replace(/\d/g, '') || '.';

/** An essay that nobody has marked yet shows no marks, though none are counted as none. */
function toMark(row, column) {
  return column.type === 'essay' && row.state !== 'notBegun' && !row.entered.includes(column.id);
}

/** Marks as a spreadsheet: arrows, typing, paste, undo. Only the rows on screen are drawn. */
customElements.define(
  'mark-grid',
  class extends PageElement {
    static properties = {
      sheet: { attribute: false },
      editable: { type: Boolean },
      edits: { attribute: false },
      cursor: { state: true },
      anchor: { state: true },
      editing: { state: true },
      top: { state: true },
      wrong: { state: true },
    };

    constructor() {
      super();
      Object.assign(this, { edits: none, cursor: { row: 0, column: 0 }, anchor: null, editing: null, top: 0, wrong: null });
    }

    firstUpdated() {
      this.box = this.querySelector('.grid-frame');
      this.observer = new ResizeObserver(() => this.requestUpdate());
      this.observer.observe(this.box);
    }

    disconnectedCallback() {
      super.disconnectedCallback();
      this.observer?.disconnect();
    }

    get items() {
      return this.sheet.columns;
    }

    render() {
      const { rows, columns } = this.sheet;
      const [first, last] = windowOf(rows.length, this.top, this.box?.clientHeight ?? 600, ROW_HEIGHT);
      const chosen = range(this.cursor, this.anchor);
      return html`<div
          class="grid-frame"
          role="grid"
          tabindex="0"
          .style=${`--grid-columns: ${columns.length + 3}`}
          aria-label=${t('marks.sheet')}
          aria-rowcount=${rows.length + 1}
          aria-colcount=${columns.length + 4}
          aria-multiselectable="true"
          aria-readonly=${this.editable ? 'false' : 'true'}
          aria-activedescendant=${this.cursor.row >= first && this.cursor.row < last ? `cell-${this.cursor.row}-${this.cursor.column}` : nothing}
          @scroll=${(e) => e.target === this.box && (this.top = this.box.scrollTop)}
          @keydown=${this.#key}
          @copy=${this.#copy}
          @paste=${this.#paste}
        >
          <div class="grid-head" role="row" aria-rowindex="1">
            <span role="columnheader" class="grid-name" aria-colindex="1">${t('roll.name')}</span>
            ${columns.map((c, i) => html`<span role="columnheader" class="grid-cell" aria-colindex=${i + 2} ><span class="grid-id">${c.id}<small class="quiet">/${two(c.max)}</small></span></span>`)}
            ${['total', 'penalty', 'score'].map((k, i) => html`<span role="columnheader" class="grid-cell sum" aria-colindex=${columns.length + 2 + i}>${t(`marks.${k}`)}</span>`)}
          </div>
          <div class="grid-space" role="presentation" .style=${`height: ${first * ROW_HEIGHT}px`}></div>
          ${rows.slice(first, last).map((row, i) => this.#row(row, first + i, chosen))}
          <div class="grid-space" role="presentation" .style=${`height: ${(rows.length - last) * ROW_HEIGHT}px`}></div>
        </div>
        <p class="small ${this.wrong ? 'bad-text' : 'quiet'}" role="status">${this.wrong ?? t(this.editable ? 'marks.keys' : 'marks.readonly')}</p>`;
    }

    #row(row, at, chosen) {
      return html`<div class="grid-row" role="row" aria-rowindex=${at + 2}>
        <span role="rowheader" class="grid-name" aria-colindex="1" title=${row.name}>${row.name} <small class="quiet mono">${row.roll}</small></span>
        ${this.items.map((column, c) => this.#cell(row, at, column, c, chosen))}
        <span role="gridcell" class="grid-cell sum" aria-colindex=${this.items.length + 2}>${two(row.total)}</span>
        <span role="gridcell" class="grid-cell sum" aria-colindex=${this.items.length + 3}>${row.penaltyPercent ? `−${number(row.penaltyPercent)} %` : ''}</span>
        <span role="gridcell" class="grid-cell sum strong" aria-colindex=${this.items.length + 4}>${two(row.score)}</span>
      </div>`;
    }

    #cell(row, r, column, c, chosen) {
      const { marks, typed } = cell(this.edits, row, column.id);
      const active = r === this.cursor.row && c === this.cursor.column;
      const open = toMark(row, column) && !typed;
      const kind = [active ? 'active' : '', inRange(chosen, r, c) ? 'chosen' : '', typed ? 'typed' : '', row.entered.includes(column.id) ? 'entered' : '', row.disputed.includes(column.id) ? 'disputed' : '', open ? 'to-mark' : ''];
      const editing = active && this.editing !== null;
      return html`<span
        role="gridcell"
        id="cell-${r}-${c}"
        class="grid-cell ${kind.filter(Boolean).join(' ')}"
        aria-colindex=${c + 2}
        aria-selected=${inRange(chosen, r, c) ? 'true' : 'false'}
        aria-label=${editing ? nothing : `${column.id}: ${open ? t('marks.tomark') : marks === null ? t('marks.none') : two(marks)}${typed ? `, ${t('marks.typed')}` : ''}${row.disputed.includes(column.id) ? `, ${t('marks.disputed')}` : ''}`}
        @pointerdown=${(e) => this.#point(e, r, c)}
        @dblclick=${() => this.#edit(null)}
        >${editing
          ? html`<input class="grid-input" aria-label=${column.id} inputmode="decimal" .value=${this.editing} @keydown=${this.#editKey} @blur=${() => this.#commit()} />`
          : open ? '…' : two(marks)}</span
      >`;
    }

    #point(event, row, column) {
      if (this.editing !== null && row === this.cursor.row && column === this.cursor.column) return;
      this.#commit();
      this.anchor = event.shiftKey ? (this.anchor ?? this.cursor) : null;
      this.cursor = { row, column };
    }

    #key(event) {
      if (event.target !== this.box) return;
      const { rows } = this.sheet;
      const next = step(this.cursor, event, { rows: rows.length, columns: this.items.length });
      if (next) {
        event.preventDefault();
        this.anchor = event.shiftKey ? (this.anchor ?? this.cursor) : null;
        this.cursor = next;
        this.#reveal();
        return;
      }
      this.#command(event);
    }

    #command(event) {
      const { key } = event;
      if (event.ctrlKey || event.metaKey) {
        const act = { z: event.shiftKey ? redo : undo, y: redo }[key.toLowerCase()];
        if (act) this.#change(act(this.edits));
        else if (key.toLowerCase() === 's') this.dispatchEvent(new CustomEvent('enter'));
        else return;
        event.preventDefault();
        return;
      }
      if (!this.editable || event.altKey) return;
      if (key === 'Enter' || key === 'F2') this.#edit(null);
      else if (/^[\d.,-]$/.test(key)) this.#edit(key);
      else if (key === 'Delete' || key === 'Backspace') this.#clear();
      else return;
      event.preventDefault();
    }

    #reveal() {
      const y = this.cursor.row * ROW_HEIGHT;
      const room = this.box.clientHeight - this.querySelector('.grid-head').offsetHeight;
      if (y < this.box.scrollTop) this.box.scrollTop = y;
      else if (y + ROW_HEIGHT > this.box.scrollTop + room) this.box.scrollTop = y + ROW_HEIGHT - room;
      this.updateComplete.then(() => this.querySelector('.active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    }

    async #edit(text) {
      const row = this.sheet.rows[this.cursor.row];
      if (!this.editable || !row) return;
      const { marks } = cell(this.edits, row, this.items[this.cursor.column].id);
      this.editing = text ?? (marks === null ? '' : String(marks).replace('.', decimal()));
      await this.updateComplete;
      const input = this.querySelector('.grid-input');
      input?.focus();
      if (text === null) input?.select();
    }

    #editKey(event) {
      const moves = { Enter: event.shiftKey ? [-1, 0] : [1, 0], Tab: event.shiftKey ? [0, -1] : [0, 1] };
      if (event.key === 'Escape') {
        this.editing = null;
        this.box.focus();
      } else if (moves[event.key]) {
        event.preventDefault();
        const [down, right] = moves[event.key];
        this.#commit();
        this.cursor = {
          row: Math.min(this.sheet.rows.length - 1, Math.max(0, this.cursor.row + down)),
          column: Math.min(this.items.length - 1, Math.max(0, this.cursor.column + right)),
        };
        this.box.focus();
        this.#reveal();
      }
    }

    #commit() {
      if (this.editing === null) return;
      const text = this.querySelector('.grid-input')?.value ?? '';
      this.editing = null;
      const row = this.sheet.rows[this.cursor.row];
      const column = this.items[this.cursor.column];
      const marks = parseMarks(text);
      const wrong = fault(marks, column);
      this.wrong = wrong ? t(`marks.wrong.${wrong}`, { text, item: column.id, max: column.max, min: column.min ?? 0 }) : null;
      if (wrong || marks === null || (marks === cell(this.edits, row, column.id).marks && !toMark(row, column))) return;
      const was = toMark(row, column) ? null : (row.marks[column.id] ?? null);
      this.#change(set(this.edits, [{ roll: row.roll, item: column.id, marks, was }]));
    }

    /** Takes back what was typed here; what the sheet says stays until something else is entered. */
    #clear() {
      const { top, bottom, left, right } = range(this.cursor, this.anchor);
      const rows = this.sheet.rows.slice(top, bottom + 1);
      const columns = this.items.slice(left, right + 1);
      const changes = rows.flatMap((row) => columns.map((c) => ({ roll: row.roll, item: c.id, marks: row.marks[c.id] ?? null, was: row.marks[c.id] ?? null })));
      this.#change(set(this.edits, changes));
    }

    #copy(event) {
      if (event.target !== this.box && this.editing !== null) return;
      event.preventDefault();
      const { top, bottom, left, right } = range(this.cursor, this.anchor);
      const lines = this.sheet.rows.slice(top, bottom + 1).map((row) => this.items.slice(left, right + 1).map((c) => cell(this.edits, row, c.id).marks));
      const text = copied(lines, decimal());
      if (event.clipboardData) event.clipboardData.setData('text/plain', text);
      else copy(text);
    }

    #paste(event) {
      if (this.editing !== null || !this.editable) return;
      event.preventDefault();
      const table = parseTable(event.clipboardData.getData('text/plain'));
      const { changes, refused } = pasted(table, this.sheet.rows, this.items, this.cursor);
      if (changes.length) this.#change(set(this.edits, changes));
      toast(t(refused ? 'marks.pasted.some' : 'marks.pasted', { n: changes.length, refused }), 'clipboard-paste');
    }

    #change(edits) {
      if (edits !== this.edits) this.dispatchEvent(new CustomEvent('typed', { detail: edits }));
    }
  },
);
