import type { Viewer } from '../../../platform/auth/viewer.js';
import type { PolicyFields } from '../../../platform/events/index.js';
import type { Rule } from '../../../platform/rules/rules.js';
import { unjudged } from '../evaluations/evaluation-inside.service.js';
import type { AssignmentStore } from './assignment.store.js';
import { assignmentNoticesFor } from './sampling.policy.js';

/** How notices about assignments are judged: whoever is the evaluator now is told, and of a skipped one nobody. */
export const assignmentSubjectOf = (assignments: AssignmentStore) =>
  ({
    type: 'assignment',
    rule: (viewer: Viewer): Rule => assignmentNoticesFor(viewer),
    policyNow: async (ids: readonly string[]): Promise<Map<string, PolicyFields>> =>
      new Map(
        (await assignments.byIds(ids)).map(({ _id, evaluatorId }) => [
          _id,
          { ...unjudged, evaluatorId } as PolicyFields,
        ]),
      ),
  }) as const;
