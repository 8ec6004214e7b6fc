import { html, nothing } from 'lit';
import { icon } from '../../kit/icon.js';
import { t } from '../../kit/i18n.js';
import { look } from './journal.js';

const words = { empty: 'nav.empty', saved: 'nav.saved', waiting: 'nav.waiting', trouble: 'nav.trouble' };

/** Every item as a small shape: empty, waiting, saved; a flag where it is marked for review. */
export function navigator(items, journal, current, onGo) {
  return html`<nav class="navigator" aria-label=${t('nav.label')}>
    <ol>
      ${items.map((item, i) => {
        const { shown, marked } = look(journal, item);
        const label = [t('item.of', { i: i + 1, n: items.length }), t(words[shown]), marked ? t('item.marked') : null];
        return html`<li>
          <button
            type="button"
            class="nav-item ${shown} ${marked ? 'marked' : ''}"
            aria-current=${i === current ? 'step' : nothing}
            aria-label=${label.filter(Boolean).join(', ')}
            @click=${() => onGo(i)}
          >
            <span>${i + 1}</span>${marked ? icon('flag') : nothing}
          </button>
        </li>`;
      })}
    </ol>
    <p class="legend small quiet" aria-hidden="true">
      ${['empty', 'waiting', 'saved'].map((k) => html`<span><i class="nav-dot ${k}"></i>${t(words[k])}</span>`)}
      <span>${icon('flag')}${t('item.marked')}</span>
    </p>
  </nav>`;
}

/** Where items come one by one there is nowhere to go: how far one is. */
export function rail(items, journal, current) {
  return html`<ol class="rail" aria-label=${t('nav.label')}>
    ${items.map((item, i) => {
      const { shown } = item.id ? look(journal, item) : { shown: 'ahead' };
      return html`<li class="nav-dot ${shown} ${i === current ? 'now' : ''}"></li>`;
    })}
  </ol>`;
}
