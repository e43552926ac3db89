import type { Viewer } from '../../../platform/auth/viewer.js';
import type { PolicyFields } from '../../../platform/events/index.js';
import type { Rule } from '../../../platform/rules/rules.js';
import { unjudged } from '../evaluations/evaluation-inside.service.js';
import { sessionsOf } from './calibration.policy.js';
import type { CalibrationStore } from './calibration.store.js';

/** How notices about sessions are judged: whoever sees the session now. */
export const calibrationSubjectOf = (store: CalibrationStore) =>
  ({
    type: 'calibration',
    rule: (viewer: Viewer): Rule => sessionsOf(viewer),
    policyNow: async (ids: readonly string[]): Promise<Map<string, PolicyFields>> =>
      new Map((await store.byIds(ids)).map(({ _id, memberIds }) => [_id, { ...unjudged, memberIds } as PolicyFields])),
  }) as const;
