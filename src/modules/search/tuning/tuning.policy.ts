import { hasRole, Role, type Viewer } from '../../../platform/auth/viewer.js';

/** Whether somebody may see and change how the search understands words: settings, best bets, golden queries. */
export const mayTune = (viewer: Viewer): boolean =>
  viewer.kind === 'person' && hasRole(viewer, Role.KNOWLEDGE_EDITOR, Role.ADMIN);
