import { Refusal, Unreachable } from './api.js';

const LIMIT_MILLIS = 60_000;

/** Downloads a file that only who is signed in may have: a plain link could not carry the token. */
export async function download(path, name, token) {
  let response;
  try {
    const headers = token ? { Authorization: `Bearer ${token}` } : {};
    response = await fetch(`/api/v1${path}`, { headers, signal: AbortSignal.timeout(LIMIT_MILLIS), cache: 'no-store', credentials: 'omit' });
  } catch (cause) {
    throw new Unreachable('no answer', { cause });
  }
  if (!response.ok) throw new Refusal(response.status, await response.json().catch(() => ({})), 0);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
