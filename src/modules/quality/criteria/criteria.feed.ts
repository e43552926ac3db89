import type { Viewer } from '../../../platform/auth/viewer.js';
import type { PolicyFields } from '../../../platform/events/index.js';
import type { Rule } from '../../../platform/rules/rules.js';
import { unjudged } from '../evaluations/evaluation-inside.service.js';
import { rulingsFor } from './criteria.policy.js';
import type { CriteriaStore } from './criteria.store.js';

/** How notices about rulings are judged: who must read it. */
export const criteriaSubjectOf = (store: CriteriaStore) =>
  ({
    type: 'criteria_change',
    rule: (viewer: Viewer): Rule => rulingsFor(viewer),
    policyNow: async (ids: readonly string[]): Promise<Map<string, PolicyFields>> =>
      new Map(
        (await store.changesByIds(ids)).map(({ _id, readerIds }) => [_id, { ...unjudged, readerIds } as PolicyFields]),
      ),
  }) as const;
