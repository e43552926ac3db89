import { Role, type Viewer, hasRole } from '../../../platform/auth/viewer.js';

/** Roles that set targets of quality. */
export const targetSetters: readonly Role[] = [Role.MANAGER, Role.ADMIN];

/** Whether somebody sets targets of quality. */
export const maySetTargets = (viewer: Viewer): boolean => viewer.kind === 'person' && hasRole(viewer, ...targetSetters);
