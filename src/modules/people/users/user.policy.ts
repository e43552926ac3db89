import { Audience, Role, type Viewer, hasRole } from '../../../platform/auth/viewer.js';
import { type Rule, always, isIn, never } from '../../../platform/rules/rules.js';
import type { User } from './user.js';

/** Whom a viewer may see: people of the centre see everybody, others see nobody but themselves. */
export function usersVisibleTo(viewer: Viewer): Rule {
  if (viewer.kind !== 'person') return never;
  return viewer.audience === Audience.INTERNAL ? always : isIn('_id', [viewer.id]);
}

/** Whether a viewer may read a person's e-mail address and staff number. */
export function maySeeContact(viewer: Viewer, user: Pick<User, '_id' | 'teamIds'>): boolean {
  if (viewer.kind !== 'person') return false;
  if (viewer.id === user._id || maySearchContacts(viewer)) return true;
  return hasRole(viewer, Role.SUPERVISOR) && user.teamIds.some((id) => viewer.ledTeamIds.includes(id));
}

/** Whether a viewer may find people by e-mail address and staff number: only who may read all of them, as finding tells too. */
export const maySearchContacts = (viewer: Viewer): boolean => hasRole(viewer, Role.ADMIN, Role.MANAGER);

/** Whether a viewer may see where a person is signed in. */
export const maySeeSessions = (viewer: Viewer, user: Pick<User, '_id'>): boolean =>
  viewer.kind === 'person' && (viewer.id === user._id || hasRole(viewer, Role.ADMIN));
