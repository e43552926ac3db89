import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Rule } from '../../../platform/rules/rules.js';
import { type CoachedFields, coachedVisibleTo } from './coaching.policy.js';

/** How notices about talks or sessions are judged: by who may see the thing now. */
export interface CoachedSubject<T extends string> {
  readonly type: T;
  rule(viewer: Viewer, now: Date): Rule;
  policyNow(ids: readonly string[]): Promise<Map<string, CoachedFields>>;
}

export const coachedSubjectOf = <T extends string>(
  type: T,
  byIds: (ids: readonly string[]) => Promise<readonly (CoachedFields & { readonly _id: string })[]>,
): CoachedSubject<T> => ({
  type,
  rule: (viewer) => coachedVisibleTo(viewer),
  policyNow: async (ids) =>
    new Map((await byIds(ids)).map(({ _id, agentId, teamIds, siteId }) => [_id, { agentId, teamIds, siteId }])),
});
