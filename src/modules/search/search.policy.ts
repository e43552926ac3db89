import { Role, hasRole, type Viewer } from '../../platform/auth/viewer.js';

/** Roles that keep the knowledge. */
export const keeperRoles: readonly Role[] = [Role.KNOWLEDGE_EDITOR, Role.ADMIN];

/**
 * The one rule about who keeps the search: sees what was asked, word for word (personal data masked), starts what learns from it, works
 * on gaps, and sets how the search understands words.
 */
export const keepsSearch = (viewer: Viewer): boolean => viewer.kind === 'person' && hasRole(viewer, ...keeperRoles);
