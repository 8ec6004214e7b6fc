import { t } from '../../kit/i18n.js';
import { figures } from './draw.js';
import { lookOf } from './looks.js';

/** A tile in words, for whoever cannot see it. */
export function description(row, now) {
  const look = lookOf(row, now);
  return [
    `${row.name}, ${row.roll}`,
    t(`monitor.${row.state}`),
    t('monitor.answered', { n: row.answered, items: row.items }),
    look.strikes ? t('monitor.struck', { n: look.strikes }) : null,
    look.review ? t('monitor.review') : null,
    look.lost ? t('monitor.lost') : null,
    look.away ? t('monitor.away') : null,
    figures(row),
  ]
    .filter(Boolean)
    .join('; ');
}
