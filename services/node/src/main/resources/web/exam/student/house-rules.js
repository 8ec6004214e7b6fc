import { about } from '../../kit/duration.js';
import { list, t } from '../../kit/i18n.js';
import { kindWord } from '../kind-word.js';

const PAGE_REPORTS = 1000;

/** A look away that is shorter than the page tells of one anyway needs no figure. */
function watchedWord({ kind, afterMillis }) {
  const word = kindWord(kind);
  return afterMillis > PAGE_REPORTS ? t('rules.longer', { kind: word, time: about(afterMillis) }) : word;
}

function cost({ penaltyPercent, terminate }, index) {
  return t(terminate ? 'rules.strike.end' : 'rules.strike', { n: index + 1, percent: penaltyPercent });
}

/** What is a strike in this exam and what each costs, in sentences; general words where a node does not say. */
export function houseRules({ watched, strikes }) {
  if (!watched || !strikes) return [t('rules.watched')];
  if (!watched.length || !strikes.length) return [t('rules.none')];
  return [t('rules.strikes', { kinds: list(watched.map(watchedWord)) }), ...strikes.map(cost), t('rules.further')];
}
