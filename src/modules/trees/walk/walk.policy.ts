import { Role, type Viewer, hasRole, staffRoles } from '../../../platform/auth/viewer.js';
import { type Rule, all, any, isIn } from '../../../platform/rules/rules.js';
import { TreeResult } from '../tree-enums.js';
import type { WalkRecord } from './walk-record.js';
import { type TreeWalk, TreeWalkState, isOver } from './walk.js';

/** To whom an offer goes, as rules read it. */
export const offeredToUser = (id: string): string => `user:${id}`;
export const offeredToTier = (rank: number): string => `tier:${rank}`;

/** The names by which walks are offered to somebody. */
export const offersTo = (viewer: Viewer): string[] =>
  hasRole(viewer, ...staffRoles)
    ? [offeredToUser(viewer.id), ...(viewer.tierRank > 0 ? [offeredToTier(viewer.tierRank)] : [])]
    : [offeredToUser(viewer.id)];

/** Those of the teams that somebody leads, and of the site of a manager. */
export function ledBy(viewer: Viewer): Rule {
  const leads = hasRole(viewer, Role.SUPERVISOR) ? [isIn('teamIds', viewer.ledTeamIds)] : [];
  const manages = hasRole(viewer, Role.MANAGER) && viewer.siteId !== null ? [isIn('siteId', [viewer.siteId])] : [];
  return all(isIn('isPreview', [false]), any(...leads, ...manages));
}

/** Walks that are offered to somebody. */
export const offeredBy = (viewer: Viewer): Rule => isIn('offeredTo', offersTo(viewer));

/** Who may see a walk: who holds it or held it, to whom it is offered, and who leads them; trials of a drawing are their author's own. */
export const walksVisibleTo = (viewer: Viewer): Rule =>
  viewer.kind === 'person' ? any(isIn('holderIds', [viewer.id]), offeredBy(viewer), ledBy(viewer)) : { op: 'never' };

/** Whether somebody holds a walk (or held it last). */
export const holds = (viewer: Viewer, walk: Pick<TreeWalk, 'holderId'>): boolean =>
  viewer.kind === 'person' && walk.holderId === viewer.id;

/** Whether somebody may answer, go back, change and jump now. */
export const mayStep = (viewer: Viewer, walk: TreeWalk): boolean =>
  holds(viewer, walk) && walk.state === TreeWalkState.ACTIVE && walk.waiting === null;

/** Whether somebody may go on with a walk that was paused, or take an offer back. */
export const mayResume = (viewer: Viewer, walk: TreeWalk): boolean =>
  holds(viewer, walk) && (walk.state === TreeWalkState.PAUSED || walk.state === TreeWalkState.HANDED_OVER);

/** Whether a walk ended by saying that a higher tier has to go on with the matter: it may still change hands, with all its answers. */
export const isEscalated = ({ state, ending }: Pick<TreeWalk, 'state' | 'ending'>): boolean =>
  state === TreeWalkState.COMPLETED && ending?.result === TreeResult.ESCALATED;

/** Whether somebody may offer a walk to others: people of the centre, never a trial; one that is over where it was escalated. */
export const mayHandOver = (viewer: Viewer, walk: TreeWalk): boolean =>
  holds(viewer, walk) &&
  hasRole(viewer, ...staffRoles) &&
  !walk.isPreview &&
  walk.state !== TreeWalkState.HANDED_OVER &&
  (!isOver(walk) || isEscalated(walk));

/** Whether a walk is offered to somebody. */
export const mayTakeOver = (viewer: Viewer, walk: WalkRecord): boolean =>
  viewer.kind === 'person' &&
  (walk.state === TreeWalkState.HANDED_OVER || isEscalated(walk)) &&
  walk.holderId !== viewer.id &&
  walk.offeredTo.some((name) => offersTo(viewer).includes(name));

/** Whether somebody may end a walk before an outcome. */
export const mayEnd = (viewer: Viewer, walk: TreeWalk): boolean => holds(viewer, walk) && !isOver(walk);

/** Lowest rank of the support tier that may leave checks out with a reason. */
const overridingRank = 2;

/** Whether somebody may send a device in although checks were left out. */
export const mayOverrideChecks = (viewer: Viewer): boolean =>
  viewer.kind === 'person' &&
  (hasRole(viewer, Role.SUPERVISOR, Role.KNOWLEDGE_EDITOR, Role.MANAGER, Role.ADMIN) ||
    (hasRole(viewer, ...staffRoles) && viewer.tierRank >= overridingRank));
