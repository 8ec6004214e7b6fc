import { html, render } from 'lit';
import { icon } from './icon.js';
import { t } from './i18n.js';

/**
 * Asks before something that cannot be undone, saying in numbers what will happen.
 * Resolves with whether the person agreed.
 */
export function ask({ title, effects, action, danger = false }) {
  return new Promise((resolve) => {
    const box = document.createElement('dialog');
    box.className = 'ask';
    box.setAttribute('aria-labelledby', 'ask-title');
    const answer = (value) => box.close(value);
    render(
      html`<h2 id="ask-title">${title}</h2>
        <ul>
          ${effects.map((effect) => html`<li>${icon('arrow-right')}<span>${effect}</span></li>`)}
        </ul>
        <div class="actions">
          <button class="button" type="button" @click=${() => answer('no')} autofocus>${t('act.cancel')}</button>
          <button class="button ${danger ? 'danger' : 'primary'}" type="button" @click=${() => answer('yes')}>
            ${action}
          </button>
        </div>`,
      box,
    );
    box.addEventListener('close', () => {
      box.remove();
      resolve(box.returnValue === 'yes');
    });
    document.body.append(box);
    box.showModal();
  });
}
