import { t } from './i18n.js';

const two = (n) => String(n).padStart(2, '0');

/** 04:12, 1:04:12 or "3 days": the nearer, the finer. */
export function countdown(millis) {
  const seconds = Math.max(0, Math.ceil(millis / 1000));
  const days = Math.floor(seconds / 86_400);
  if (days >= 2) return t('time.days', { n: days });
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}

/** About how long, in words. */
export function about(millis) {
  const seconds = Math.max(1, Math.round(millis / 1000));
  return seconds < 90 ? t('time.seconds', { n: seconds }) : t('time.minutes', { n: Math.round(seconds / 60) });
}

/** The ISO 8601 duration of a resource ("PT2H", also "2h") in milliseconds, null where it is none. */
export function parseDuration(text) {
  const found = /^P?T?(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/i.exec(text ?? '');
  if (!found || !text) return null;
  const [days, hours, minutes, seconds] = found.slice(1).map((x) => Number(x ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
