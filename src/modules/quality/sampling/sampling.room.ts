import type { LoaderFactory } from '../../../platform/graphql/context.js';
import type { JobQueue } from '../../../platform/jobs/index.js';
import type { Foundation, Room } from '../../../platform/room.js';
import type { Call } from '../../calls/index.js';
import type { Directory, References } from '../../people/index.js';
import type { Evaluation } from '../evaluations/evaluation.js';
import type { Scorecard } from '../scorecards/scorecard.js';
import { AssignmentFollower } from './assignment-following.service.js';
import { AssignmentResolver } from './assignment.resolver.js';
import { AssignmentService } from './assignment.service.js';
import { AssignmentSuccession } from './assignment-succession.service.js';
import { AssignmentStore } from './assignment.store.js';
import { CallFrameStore } from './call-frame.store.js';
import { FrameService } from './draw-frame.service.js';
import { DrawService } from './draw.service.js';
import { SamplingClock } from './sampling-clock.service.js';
import { SampleFieldsResolver, SamplingPlanFieldsResolver } from './sampling-fields.resolver.js';
import type { SampledEvaluations, SampledQueues, SampledScorecards } from './sampling-needs.js';
import { SamplingPlanService } from './sampling-plan.service.js';
import {
  SamplingPreviewAgentResolver,
  SamplingPreviewEvaluatorResolver,
  SamplingPreviewResolver,
} from './sampling-preview.resolver.js';
import { SamplingPreviewService } from './sampling-preview.service.js';
import { assignmentSubjectOf } from './sampling.feed.js';
import { samplingLoaders } from './sampling.loaders.js';
import { maySeeAssignment } from './sampling.policy.js';
import { SamplingReferences } from './sampling.references.js';
import { SamplingResolver } from './sampling.resolver.js';
import { SamplingStore } from './sampling.store.js';

/** What sampling needs. */
export interface SamplingNeeds {
  readonly directory: Directory;
  readonly references: Pick<References, 'register'>;
  readonly jobs: JobQueue;
  /** Name of the collection of calls. */
  readonly callsCollection: string;
  readonly anyCalls: LoaderFactory<string, Call | null>;
  readonly queues: SampledQueues;
  readonly scorecards: SampledScorecards;
  readonly scorecardLoader: LoaderFactory<string, Scorecard | null>;
  readonly evaluations: SampledEvaluations;
  /** Evaluations as the viewer may see them. */
  readonly evaluationLoader: LoaderFactory<string, Evaluation | null>;
}

/** Which calls are scored, and by whom. */
export interface Sampling extends Room {
  readonly store: SamplingStore;
  readonly assigned: AssignmentStore;
  readonly plans: SamplingPlanService;
  readonly draws: DrawService;
  readonly previews: SamplingPreviewService;
  readonly assignments: AssignmentService;
  readonly clock: SamplingClock;
  /** Is told of evaluations, and tells them of assignments. */
  readonly follower: AssignmentFollower;
  readonly subject: ReturnType<typeof assignmentSubjectOf>;
}

export function createSampling(foundation: Foundation, needs: SamplingNeeds): Sampling {
  const { connection, cursors } = foundation;
  const { directory: people, evaluations, scorecards } = needs;
  const store = new SamplingStore(connection, cursors);
  const assigned = new AssignmentStore(connection, cursors);
  const frames = new CallFrameStore(connection, needs.callsCollection);
  const loaders = samplingLoaders(store, assigned);
  const outside = { evaluations, scorecards, people };
  const drawable = new FrameService(assigned, frames, outside);
  const plans = new SamplingPlanService(foundation, store, people, scorecards, needs.queues);
  const draws = new DrawService(foundation, store, assigned, drawable, plans, outside);
  const previews = new SamplingPreviewService(foundation.clock, drawable, plans, outside);
  const succession = new AssignmentSuccession(foundation, store, assigned, { people, scorecards, plans });
  const assignments = new AssignmentService(foundation, store, assigned, frames, outside, succession);
  needs.references.register(new SamplingReferences(store, assigned, succession));
  return {
    ...{ store, assigned, plans, draws, previews, assignments },
    clock: new SamplingClock(foundation, needs.jobs, store, plans, draws),
    follower: new AssignmentFollower(foundation, assigned, succession),
    subject: assignmentSubjectOf(assigned),
    resolvers: [
      new SamplingResolver(plans, draws, store, loaders),
      new SamplingPreviewResolver(previews),
      new SamplingPreviewAgentResolver(people.loaders.users),
      new SamplingPreviewEvaluatorResolver(people.loaders.users),
      new SamplingPlanFieldsResolver(loaders, people.loaders, needs.scorecardLoader),
      new SampleFieldsResolver(loaders, assigned, people.loaders),
      new AssignmentResolver(assignments, assigned, {
        ...{ samples: loaders.samples, users: people.loaders.users, scorecards: needs.scorecardLoader },
        ...{ evaluations: needs.evaluationLoader, anyCalls: needs.anyCalls },
      }),
    ],
    nodes: [
      {
        prefix: 'sampling_plan',
        typeName: 'SamplingPlan',
        load: (context, id) => context.loaders.get(loaders.plans).load(id),
      },
      {
        prefix: 'sample',
        typeName: 'Sample',
        load: (context, id) => context.loaders.get(loaders.samples).load(id),
      },
      {
        prefix: 'assignment',
        typeName: 'Assignment',
        load: async ({ viewer }, id) => {
          const assignment = await assigned.byId(id);
          return assignment && maySeeAssignment(viewer, assignment) ? assignment : null;
        },
      },
    ],
  };
}
