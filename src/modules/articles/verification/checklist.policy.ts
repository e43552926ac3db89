import { type Viewer, Role, hasRole } from '../../../platform/auth/viewer.js';
import { readsInternal } from '../article.policy.js';

const isInside = (viewer: Viewer): boolean => viewer.kind === 'person' && readsInternal(viewer);

/** Who assesses texts: editors, supervisors and trainers. Never the own text. */
export const mayAssess = (viewer: Viewer): boolean =>
  isInside(viewer) && hasRole(viewer, Role.KNOWLEDGE_EDITOR, Role.ADMIN, Role.SUPERVISOR, Role.TRAINER);

/** Who reads how a version stands: who assesses, managers, and its author. It is for coaching, not for everybody. */
export const mayReadChecklist = (viewer: Viewer, { authorId }: { readonly authorId: string | null }): boolean =>
  isInside(viewer) && (mayAssess(viewer) || hasRole(viewer, Role.MANAGER) || authorId === viewer.id);

/** Whose texts somebody sees figures of: null = everybody's. Supervisors see the people of the teams that they lead. */
export const seesEveryAuthor = (viewer: Viewer): boolean =>
  isInside(viewer) && hasRole(viewer, Role.KNOWLEDGE_EDITOR, Role.ADMIN, Role.TRAINER);
