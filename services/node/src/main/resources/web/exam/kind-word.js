import { has, t } from '../kit/i18n.js';

/** The API spells focusLost what a report spells FOCUS_LOST. */
export function kindWord(kind) {
  const key = `incident.${kind.replace(/[a-z](?=[A-Z])/g, '$&_').toUpperCase()}`;
  return has(key) ? t(key) : kind;
}
