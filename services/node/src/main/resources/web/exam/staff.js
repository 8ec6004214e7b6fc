import { createSession } from '../kit/session.js';

/** Teachers, proctors and the admin sign in once a tab, for all of their pages. */
export const staffSession = createSession('staff');

export function roleIs(...roles) {
  return roles.includes(staffSession.current?.role?.toLowerCase());
}
