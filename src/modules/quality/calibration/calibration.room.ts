import DataLoader from 'dataloader';
import type { LoaderFactory } from '../../../platform/graphql/context.js';
import type { JobQueue } from '../../../platform/jobs/index.js';
import type { Foundation, Room } from '../../../platform/room.js';
import type { Call } from '../../calls/index.js';
import type { Directory, References } from '../../people/index.js';
import type { Evaluation } from '../evaluations/evaluation.js';
import type { Scorecard, ScorecardVersion } from '../scorecards/scorecard.js';
import { CalibrationClock } from './calibration-clock.service.js';
import {
  CalibrationFieldsResolver,
  CalibrationMarkResolver,
  CalibrationProgressResolver,
  CalibrationRaterResolver,
  CalibrationRulingResolver,
  RaterAgreementRaterResolver,
} from './calibration-fields.resolver.js';
import { CalibrationFollower } from './calibration-following.service.js';
import type { CalibrationOutside } from './calibration-needs.js';
import { calibrationSubjectOf } from './calibration.feed.js';
import { CalibrationReferences } from './calibration.references.js';
import { CalibrationResolver } from './calibration.resolver.js';
import { CalibrationService } from './calibration.service.js';
import { CalibrationStore } from './calibration.store.js';
import { ComparisonService } from './comparison.service.js';
import { SessionCheck } from './session-check.service.js';

/** What calibration needs. */
export interface CalibrationNeeds extends Pick<CalibrationOutside, 'calls' | 'versions' | 'evaluations'> {
  readonly directory: Directory;
  readonly references: Pick<References, 'register'>;
  readonly jobs: JobQueue;
  readonly anyCalls: LoaderFactory<string, Call | null>;
  readonly scorecardLoader: LoaderFactory<string, Scorecard | null>;
  readonly versionLoader: LoaderFactory<string, ScorecardVersion | null>;
}

/** Several people score the same call, and compare. */
export interface Calibration extends Room {
  readonly store: CalibrationStore;
  readonly service: CalibrationService;
  readonly comparisons: ComparisonService;
  readonly clock: CalibrationClock;
  /** Is told of evaluations, and tells them whose eyes they are open to. */
  readonly follower: CalibrationFollower;
  readonly subject: ReturnType<typeof calibrationSubjectOf>;
}

export function createCalibration(foundation: Foundation, needs: CalibrationNeeds): Calibration {
  const { calls, versions, evaluations, directory } = needs;
  const { users } = directory.loaders;
  const store = new CalibrationStore(foundation.connection, foundation.cursors);
  const checks = new SessionCheck(foundation.clock, { calls, versions, people: directory });
  const service = new CalibrationService(foundation, store, { versions, evaluations }, checks);
  const comparisons = new ComparisonService(store, { evaluations, versions });
  needs.references.register(new CalibrationReferences(store, directory));
  const own: LoaderFactory<string, Evaluation | null> = ({ viewer }) =>
    new DataLoader<string, Evaluation | null>(async (ids) => {
      const found = (await evaluations.ofCalibrations(ids)).filter(({ evaluatorId }) => evaluatorId === viewer.id);
      return ids.map((id) => found.find(({ calibrationId }) => calibrationId === id) ?? null);
    });
  return {
    ...{ store, service, comparisons },
    clock: new CalibrationClock(foundation, needs.jobs, store),
    follower: new CalibrationFollower(foundation, store),
    subject: calibrationSubjectOf(store),
    resolvers: [
      new CalibrationResolver(service, comparisons, store),
      new CalibrationFieldsResolver(comparisons, {
        ...{ users, own, scorecards: needs.scorecardLoader, versions: needs.versionLoader },
        anyCalls: needs.anyCalls,
      }),
      new CalibrationRulingResolver(users),
      new CalibrationMarkResolver(users),
      new CalibrationProgressResolver(users),
      new CalibrationRaterResolver(users),
      new RaterAgreementRaterResolver(users),
    ],
    nodes: [
      {
        prefix: 'calibration',
        typeName: 'CalibrationSession',
        load: ({ viewer }, id) => service.seen(viewer, id),
      },
    ],
  };
}
