import { html } from 'lit';
import { notice } from '../kit/notice.js';
import { t } from '../kit/i18n.js';

/** What a file has wrong: where, what was found there, and the rule. */
export function problemList(problems = []) {
  if (!problems.length) return notice('good', t('problems.none'));
  return html`${notice('bad', t('problems.some', { n: problems.length }), t('problems.nothing'))}
    <div class="table-frame problems" tabindex="0" role="region" aria-label=${t('problems.some', { n: problems.length })}>
      <table>
        <thead><tr><th scope="col">${t('problems.where')}</th><th scope="col">${t('problems.found')}</th><th scope="col">${t('problems.rule')}</th></tr></thead>
        <tbody>${problems.map((p) => html`<tr><td>${p.where}</td><td class="mono">${p.found}</td><td>${p.rule}</td></tr>`)}</tbody>
      </table>
    </div>`;
}
