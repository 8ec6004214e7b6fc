import { html, nothing } from 'lit';
import { icon } from './icon.js';
import { has, t } from './i18n.js';

const symbols = { good: 'circle-check', warn: 'triangle-alert', bad: 'circle-x', info: 'info' };

export function notice(kind, title, text, extra = nothing) {
  return html`<div class="notice ${kind}">
    ${icon(symbols[kind])}
    <div>
      <strong>${title}</strong>
      ${text ? html`<p>${text}</p>` : nothing}${extra}
    </div>
  </div>`;
}

/** A failure in three sentences: what happened, what is safe, what to do. */
export function failure(error) {
  const reason = error?.reason ?? (error?.status ? null : 'Unreachable');
  const key = `error.${reason}`;
  const known = reason && has(`${key}.what`);
  const what = known ? t(`${key}.what`) : (error.title ?? t('error.other.what'));
  const safe = known ? t(`${key}.safe`) : (error.detail ?? t('error.other.safe'));
  const todo = known ? t(`${key}.do`) : t('error.other.do');
  return html`<div role="alert">${notice(error?.again ? 'warn' : 'bad', what, `${safe} ${todo}`)}</div>`;
}
