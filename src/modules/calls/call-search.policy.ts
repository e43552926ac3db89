import { Role, type Viewer, hasRole } from '../../platform/auth/viewer.js';
import { type Rule, all, any, isIn, never } from '../../platform/rules/rules.js';
import { callsAudibleTo, callsVisibleTo } from './call.policy.js';

/** A call has two entries: what everybody sees who sees it, and what was said, for those who may hear it. */
export const fieldsState = 'CALL';
export const wordsState = 'CALL_WORDS';
/** Roles that find calls by a search. Agents and trainers have lists of theirs: a search gives them knowledge. */
const finders: readonly Role[] = [Role.QA_ANALYST, Role.ADMIN, Role.MANAGER, Role.SUPERVISOR];

/** Calls whose fields somebody finds, and calls whose words they find; over the fields that document and row share. */
export function callsSearchableTo(viewer: Viewer): Rule {
  if (viewer.kind !== 'person' || !hasRole(viewer, ...finders)) return never;
  return any(
    all(isIn('state', [fieldsState]), callsVisibleTo(viewer)),
    all(isIn('state', [wordsState]), callsAudibleTo(viewer)),
  );
}
