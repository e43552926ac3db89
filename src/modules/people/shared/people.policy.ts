import { type Viewer, Audience, Role, hasRole } from '../../../platform/auth/viewer.js';
import { forbidden } from '../../../platform/errors/index.js';

/** Sites, departments, teams, people, tiers, product lines and client keys are managed by ADMIN only. */
export const mayAdminister = (viewer: Viewer): boolean => hasRole(viewer, Role.ADMIN);

/** Throws FORBIDDEN unless the viewer may manage the centre. Services ask it again, whoever calls them. */
export function assertAdministers(viewer: Viewer): void {
  if (!mayAdminister(viewer)) throw forbidden();
}

/** How the centre is built (sites, departments, teams, tiers) is known to its own people; product lines are public. */
export const maySeeStructure = (viewer: Viewer): boolean =>
  viewer.kind === 'person' && viewer.audience === Audience.INTERNAL;
