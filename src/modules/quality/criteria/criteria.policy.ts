import { Role, type Viewer, hasRole } from '../../../platform/auth/viewer.js';
import { type Rule, isIn } from '../../../platform/rules/rules.js';
import { mayDecideCriteria } from '../quality.policy.js';

/** Roles that see meetings and changes. */
export const criteriaReaders: readonly Role[] = [Role.QA_ANALYST, Role.SUPERVISOR, Role.ADMIN];

/** Roles that propose changes, and that rulings are read by. */
export const criteriaProposers: readonly Role[] = [Role.QA_ANALYST, Role.SUPERVISOR];

/** Roles that plan and hold meetings, and decide. */
export const criteriaKeepers: readonly Role[] = [Role.QA_ANALYST];

const is = (viewer: Viewer, roles: readonly Role[]): boolean => viewer.kind === 'person' && hasRole(viewer, ...roles);

/** Whether somebody sees meetings and changes. */
export const maySeeCriteria = (viewer: Viewer): boolean => is(viewer, criteriaReaders);

/** Whether somebody sees the agenda: it is counted from everybody's evaluations. */
export const maySeeAgenda = (viewer: Viewer): boolean => is(viewer, criteriaKeepers);

/** Whether somebody proposes changes. */
export const mayPropose = (viewer: Viewer): boolean => is(viewer, criteriaProposers);

/** Whether somebody plans and holds meetings, and decides. */
export const mayKeepCriteria = (viewer: Viewer): boolean => mayDecideCriteria(viewer);

/** Whether somebody sees who has read a ruling and who has not. */
export const maySeeReaders = (viewer: Viewer): boolean => is(viewer, [Role.QA_ANALYST, Role.ADMIN]);

/** How a notice about a ruling is judged: who must read it is told. */
export const rulingsFor = (viewer: Viewer): Rule => isIn('readerIds', is(viewer, criteriaProposers) ? [viewer.id] : []);
