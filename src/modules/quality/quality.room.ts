import type { JobQueue } from '../../platform/jobs/index.js';
import type { Foundation, Room } from '../../platform/room.js';
import type { Articles } from '../articles/index.js';
import { type Calls, callsVisibleTo } from '../calls/index.js';
import type { Directory, References } from '../people/index.js';
import { type Trees, hasPlace } from '../trees/index.js';
import { type Calibration, createCalibration } from './calibration/calibration.room.js';
import { type CoachingRoom, createCoaching } from './coaching/coaching.room.js';
import { type Criteria, createCriteria } from './criteria/criteria.room.js';
import { type Disputes, createDisputes } from './disputes/disputes.room.js';
import { type Evaluations, createEvaluations } from './evaluations/evaluations.room.js';
import { type QualityFiguresParts, createQualityFigures } from './figures/figures.room.js';
import { type Sampling, createSampling } from './sampling/sampling.room.js';
import { type Scorecards, createScorecards } from './scorecards/scorecards.room.js';
import { type QualityTargetParts, createQualityTargets } from './targets/target.room.js';

/** What this room needs of others. */
export interface QualityNeeds {
  readonly people: { readonly directory: Directory; readonly references: References };
  readonly articles: Articles;
  readonly trees: Trees;
  readonly calls: Calls;
  readonly jobs: JobQueue;
}

/** What this room offers. */
export interface Quality extends Room {
  readonly scorecards: Scorecards;
  readonly evaluations: Evaluations;
  readonly disputes: Disputes;
  readonly sampling: Sampling;
  readonly calibration: Calibration;
  readonly criteria: Criteria;
  readonly coaching: CoachingRoom;
  readonly targets: QualityTargetParts;
  readonly figures: QualityFiguresParts;
  /** How notices about things of this room are judged. */
  readonly subjects: readonly (
    | Evaluations['subject']
    | Evaluations['draftSubject']
    | Disputes['subject']
    | Sampling['subject']
    | Calibration['subject']
    | Criteria['subject']
    | CoachingRoom['subjects'][number]
  )[];
  /** What a centre has from the beginning. At start, after the indexes stand. */
  start(): Promise<void>;
}

/** Quality of calls: sampled, scored, calibrated, disputed, talked about, counted. */
export function createQuality(foundation: Foundation, needs: QualityNeeds): Quality {
  const { articles, trees, calls, jobs } = needs;
  const { directory, references } = needs.people;
  const queueKeys = async (): Promise<Set<string>> =>
    new Set((await calls.queues.service.queues()).map(({ key }) => key));

  const scorecards = createScorecards(foundation, { directory, articles, trees, hasPlace });
  const evaluations = createEvaluations(foundation, {
    calls: {
      visible: (viewer, ids) => calls.store.visible(ids, callsVisibleTo(viewer)),
      byIds: (ids) => calls.store.byIds(ids),
      recordingSeconds: (callId) => calls.recordings.secondsOf(callId),
      setExemplary: (callId, isExemplary) =>
        calls.store.update(new Map([[callId, { isExemplary, updatedAt: foundation.clock.now() }]])),
    },
    scorecards: scorecards.versions,
    ...{ directory, references, jobs },
    eyes: {
      ...{ calls: calls.loaders.calls, assignedCalls: calls.loaders.anyCalls },
      ...{ scorecards: scorecards.loaders.scorecards, versions: scorecards.loaders.anyVersions },
    },
  });
  const disputes = createDisputes(foundation, {
    ...{ evaluations, people: directory.loaders, scorecards: scorecards.loaders.scorecards },
  });
  const sampling = createSampling(foundation, {
    ...{ directory, references, jobs },
    callsCollection: calls.store.collection,
    anyCalls: calls.loaders.anyCalls,
    queues: {
      known: async (keys) => {
        const known = await queueKeys();
        return new Set(keys.filter((key) => known.has(key)));
      },
    },
    scorecards: {
      byIds: (ids) =>
        Promise.all(
          ids.map(async (id) => {
            const version = await scorecards.versions.active(id);
            return {
              ...{ _id: id, code: version?.code ?? '', isActive: version !== null },
              subject: version?.content.subject ?? null,
            };
          }),
        ),
    },
    scorecardLoader: scorecards.loaders.scorecards,
    evaluations: evaluations.facts,
    evaluationLoader: evaluations.loaders.evaluations,
  });
  const calibration = createCalibration(foundation, {
    ...{ directory, references, jobs, versions: scorecards.versions, anyCalls: calls.loaders.anyCalls },
    calls: { visible: (viewer, ids) => calls.store.visible(ids, callsVisibleTo(viewer)) },
    evaluations: {
      startFor: (start) => evaluations.startFor(start),
      ofCalibrations: (ids) => evaluations.facts.ofCalibrations(ids),
    },
    scorecardLoader: scorecards.loaders.scorecards,
    versionLoader: scorecards.loaders.versions,
  });
  const criteria = createCriteria(foundation, {
    ...{ directory, references, calibrations: calibration.comparisons },
    scorecards: {
      active: (id) => scorecards.versions.active(id),
      openWithin: (...args) => scorecards.drafts.openWithin(...args),
    },
    scorecardLoader: scorecards.loaders.scorecards,
  });
  const coaching = createCoaching(foundation, {
    ...{ directory, jobs, evaluations: evaluations.facts },
    ownCalls: async (agentId, callIds) =>
      new Set((await calls.store.byIds(callIds)).filter((call) => call.agentId === agentId).map(({ _id }) => _id)),
  });
  const targets = createQualityTargets(foundation, queueKeys);
  const figures = createQualityFigures(foundation, {
    ...{ targets: targets.service, people: directory.loaders },
    sites: () => directory.sites(),
    versionsOf: (id) => scorecards.versions.versionsOf(id),
  });

  // What follows from an evaluation, and what it lets others do.
  evaluations.attach({ assignments: sampling.follower, sight: calibration.follower });
  evaluations.follow(sampling.follower);
  evaluations.follow(calibration.follower);
  evaluations.follow({
    released: async (transaction, evaluation) => {
      const { isLive, releasedAt } = evaluation;
      if (isLive && releasedAt) await coaching.following.released(transaction, { ...evaluation, releasedAt });
    },
  });
  calls.recordings.hearing.fill({
    releasedTo: (agentId, callIds) => evaluations.hearing.releasedTo(agentId, callIds),
    // Who is to score a call in a calibration hears it before they have begun.
    assignedTo: async (userId, callIds) => {
      const [assigned, scored] = await Promise.all([
        evaluations.hearing.assignedTo(userId, callIds),
        calibration.store.scoredBy(userId, callIds),
      ]);
      return new Set([...assigned, ...scored]);
    },
  });
  calls.customers.registerEraser(disputes.eraser);
  calls.customers.registerEraser(coaching.eraser);

  const rooms: readonly Room[] = [
    ...[scorecards, evaluations, disputes, sampling, calibration, criteria, coaching, targets, figures],
  ];
  return {
    ...{ scorecards, evaluations, disputes, sampling, calibration, criteria, coaching, targets, figures },
    subjects: [
      ...[evaluations.subject, evaluations.draftSubject, disputes.subject, sampling.subject, calibration.subject],
      ...[criteria.subject, ...coaching.subjects],
    ],
    start: () => sampling.plans.plantDefault(),
    resolvers: rooms.flatMap((room) => room.resolvers),
    nodes: rooms.flatMap((room) => room.nodes),
  };
}
