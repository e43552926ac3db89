import { Role, type Viewer, hasRole } from '../../../platform/auth/viewer.js';

/** Roles that bring in what was found on devices, and follow it. */
export const repairImporters: readonly Role[] = [Role.KNOWLEDGE_EDITOR, Role.QA_ANALYST, Role.ADMIN];

/** Whether somebody may bring in findings and see the reports of all imports. */
export const mayImportRepairs = (viewer: Viewer): boolean =>
  viewer.kind === 'person' && hasRole(viewer, ...repairImporters);
