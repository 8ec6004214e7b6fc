import { html, nothing, render } from 'lit';
import { icon } from './icon.js';
import { t } from './i18n.js';

/**
 * Asks before something that cannot be undone, saying in numbers what will happen.
 * Resolves with whether the person agreed.
 */
export async function ask(question) {
  return (await askFor(question)) !== null;
}

/**
 * Asks the same, and for what the act needs to know.
 * Resolves with the fields' values by name, or null where the person did not agree.
 *
 * @param warnings what speaks against it now
 * @param fields {name, label, type: "text" | "number" | "long", value, hint, required}
 */
export function askFor({ title, effects = [], warnings = [], action, danger = false, fields = [] }) {
  return new Promise((resolve) => {
    const box = document.createElement('dialog');
    box.className = 'ask';
    box.setAttribute('aria-labelledby', 'ask-title');
    render(
      html`<form method="dialog">
        <h2 id="ask-title">${title}</h2>
        <ul>
          ${effects.map((effect) => html`<li>${icon('arrow-right')}<span>${effect}</span></li>`)}
        </ul>
        ${warnings.map((warning) => html`<p class="warning">${icon('triangle-alert')}<span>${warning}</span></p>`)} ${fields.map(field)}
        <div class="actions">
          <button class="button" type="button" @click=${() => box.close('no')} ?autofocus=${!fields.length}>${t('act.cancel')}</button>
          <button class="button ${danger ? 'danger' : 'primary'}" value="yes">${action}</button>
        </div>
      </form>`,
      box,
    );
    box.addEventListener('close', () => {
      const agreed = box.returnValue === 'yes';
      const values = Object.fromEntries(fields.map(({ name }) => [name, box.querySelector(`[name="${name}"]`).value.trim()]));
      box.remove();
      resolve(agreed ? values : null);
    });
    document.body.append(box);
    box.showModal();
  });
}

function field({ name, label, type = 'text', value = '', hint, required = false }) {
  const id = `ask-${name}`;
  const input =
    type === 'long'
      ? html`<textarea id=${id} name=${name} class="input" rows="3" maxlength="2000" ?required=${required} autofocus .value=${value}></textarea>`
      : html`<input id=${id} name=${name} class="input" type=${type} min=${type === 'number' ? 1 : nothing} ?required=${required} autofocus .value=${value} />`;
  return html`<div class="field"><label for=${id}>${label}</label>${input}${hint ? html`<p class="hint">${hint}</p>` : nothing}</div>`;
}
