import { askFor } from '../../kit/dialog.js';
import { send } from '../../kit/command.js';
import { t } from '../../kit/i18n.js';
import { toast } from '../../kit/toast.js';

const symbols = {
  warn: 'triangle-alert',
  message: 'message-square',
  pause: 'pause',
  resume: 'play',
  extend: 'timer',
  flag: 'flag',
  terminate: 'ban',
  reinstate: 'rotate-ccw',
};

export function symbolOf(act) {
  return symbols[act];
}

/** What an act needs to know before it is done; acts that end something are asked about in red. */
const needs = {
  warn: [{ name: 'text', type: 'long', required: true }],
  message: [{ name: 'text', type: 'long', required: true }],
  extend: [{ name: 'minutes', type: 'number', required: true, value: '5' }],
  flag: [{ name: 'text', type: 'long', required: true }],
  terminate: [{ name: 'text', type: 'long', required: true }],
  reinstate: [{ name: 'text', type: 'long', required: true }],
};

/** Asks, does, and says what came of it. */
export async function act(session, kind, rolls) {
  const fields = (needs[kind] ?? []).map((field) => ({ ...field, label: t(`act.${kind}.${field.name}`) }));
  const values = await askFor({
    title: t(`act.${kind}.ask`, { n: rolls.length }),
    effects: [t(`act.${kind}.effect`, { n: rolls.length })],
    action: t(`act.${kind}`),
    danger: kind === 'terminate',
    fields,
  });
  if (!values) return null;
  const body = { act: kind, rolls };
  if (values.text) body.text = values.text;
  if (values.minutes) body.minutes = Number(values.minutes);
  const answer = await send(`monitor.${kind}.${Date.now()}`, '/monitor/act', { token: () => session.token, body });
  const refused = answer?.refused?.length ?? 0;
  toast(refused ? t('act.done.some', { n: rolls.length - refused, refused }) : t('act.done', { n: rolls.length }), symbols[kind]);
  return answer;
}

/** Confirms or dismisses a strike, upholds or rejects an appeal; always with a reason. */
export async function decide(session, path, body, verdict) {
  const values = await askFor({
    title: t(`decide.${verdict}.ask`),
    effects: [t(`decide.${verdict}.effect`)],
    action: t(`decide.${verdict}`),
    danger: verdict === 'confirm',
    fields: [{ name: 'reason', type: 'long', label: t('decide.reason'), hint: t('decide.reason.hint'), required: true }],
  });
  if (!values) return null;
  return send(`monitor.decide.${Date.now()}`, path, { token: () => session.token, body: { ...body, verdict, reason: values.reason } });
}
