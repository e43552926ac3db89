import type { Foundation, Room } from '../../../platform/room.js';
import { admits, roles } from '../../../platform/auth/access.js';
import type { HearingRights } from '../../calls/index.js';
import type { References } from '../../people/index.js';
import { evaluationReaders } from '../quality.policy.js';
import { EvaluationDraftService } from './evaluation-draft.service.js';
import { EvaluationExamplesService } from './evaluation-examples.service.js';
import {
  type EvaluationEyes,
  EvaluationFieldsResolver,
  EvaluationNoteResolver,
  EvaluationPastResolver,
} from './evaluation-fields.resolver.js';
import { eraseWords, evaluationSubject, goneDraftSubject, hearingRights } from './evaluation-inside.service.js';
import { EvaluationReferences } from './evaluation-leaving.service.js';
import type { EvaluationFollower, StartFor } from './evaluation-needs.js';
import { type EvaluationOutside, EvaluationParts } from './evaluation-parts.service.js';
import { EvaluationPeerService } from './evaluation-peer.service.js';
import { EvaluationPlantService } from './evaluation-plant.service.js';
import {
  CallEvaluationsResolver,
  EvaluationQueryResolver,
  ExemplaryCallResolver,
  WhatIfResolver,
  WhatIfRowResolver,
} from './evaluation-query.resolver.js';
import { EvaluationReader } from './evaluation-read.service.js';
import { EvaluationReleaseService } from './evaluation-release.service.js';
import { EvaluationRescoreService } from './evaluation-rescore.service.js';
import { EvaluationRightsResolver } from './evaluation-rights.resolver.js';
import { EvaluationStartService } from './evaluation-start.service.js';
import { type EvaluationLoaders, evaluationLoaders } from './evaluation.loaders.js';
import { EvaluationResolver, type EvaluationServices } from './evaluation.resolver.js';
import { EvaluationStore } from './evaluation.store.js';
import type { Evaluation } from './evaluation.js';

/** What evaluations need of others. */
export interface EvaluationNeeds extends EvaluationOutside {
  readonly references: Pick<References, 'register'>;
  /** How calls, scorecards and versions are read for viewers. */
  readonly eyes: Pick<EvaluationEyes, 'calls' | 'assignedCalls' | 'scorecards' | 'versions'>;
}

/** What other things of this room may read of evaluations, whoever asks. */
export interface EvaluationFacts {
  byIds(ids: readonly string[]): Promise<readonly Evaluation[]>;
  /** Those of some calibrations, begun first first. */
  ofCalibrations(calibrationIds: readonly string[]): Promise<readonly Evaluation[]>;
  /** Those of an agent that count and were released from one moment until before another, in order of their release. */
  releasedOf(agentId: string, from: Date, to: Date): Promise<readonly (Evaluation & { readonly releasedAt: Date })[]>;
  /** Those of the ids that were released and count. */
  releasedByIds(ids: readonly string[]): Promise<readonly (Evaluation & { readonly releasedAt: Date })[]>;
  /** Which of the calls are evaluated, or being evaluated, so that it counts. */
  evaluatedCalls(callIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Evaluations. */
export interface Evaluations extends Room {
  readonly services: EvaluationServices;
  readonly loaders: EvaluationLoaders;
  readonly facts: EvaluationFacts;
  /** For disputes, which replace results. */
  readonly parts: EvaluationParts;
  /** How notices about evaluations are judged, and about drafts that are gone. */
  readonly subject: ReturnType<typeof evaluationSubject>;
  readonly draftSubject: typeof goneDraftSubject;
  /** Who may hear recordings because of evaluations. */
  readonly hearing: HearingRights;
  readonly planting: EvaluationPlantService;
  /** Samples and calibrations, which are made after evaluations. */
  attach: EvaluationParts['attach'];
  follow(follower: EvaluationFollower): void;
  /** Begins an evaluation of a calibration for somebody, or finds theirs; inside the caller's transaction. */
  startFor(start: StartFor): Promise<Evaluation>;
  /** Takes words that may quote a customer out of the evaluations of calls; inside the caller's transaction. Ids of the evaluations. */
  eraseWords(callIds: readonly string[]): Promise<string[]>;
}

const released = (found: readonly Evaluation[]): (Evaluation & { readonly releasedAt: Date })[] =>
  found.flatMap((one) => (one.isLive && one.releasedAt ? [{ ...one, releasedAt: one.releasedAt }] : []));

export function createEvaluations(foundation: Foundation, needs: EvaluationNeeds): Evaluations {
  const store = new EvaluationStore(foundation.connection, foundation.cursors);
  const { calls, scorecards, directory, jobs } = needs;
  const parts = new EvaluationParts(foundation, store, { calls, scorecards, directory, jobs });
  const reader = new EvaluationReader(parts);
  const loaders = evaluationLoaders(store, reader);
  const releases = new EvaluationReleaseService(parts);
  releases.register();
  const starts = new EvaluationStartService(parts);
  const services: EvaluationServices = {
    ...{ starts, releases, reader },
    drafts: new EvaluationDraftService(parts, releases),
    rescores: new EvaluationRescoreService(parts),
    examples: new EvaluationExamplesService(parts),
    peers: new EvaluationPeerService(parts, starts),
  };
  needs.references.register(new EvaluationReferences(parts));
  const people = directory.loaders;
  const readers = roles(...evaluationReaders);
  return {
    ...{ services, loaders, parts },
    facts: {
      byIds: (ids) => store.byIds(ids),
      ofCalibrations: (ids) => store.ofCalibrations(ids),
      releasedOf: async (agentId, from, to) => released(await store.liveOf(agentId, from, to)),
      releasedByIds: async (ids) => released(await store.byIds(ids)),
      evaluatedCalls: (ids) => store.evaluatedCalls(ids),
    },
    ...{ subject: evaluationSubject(store), draftSubject: goneDraftSubject },
    hearing: hearingRights(store),
    planting: new EvaluationPlantService(parts),
    attach: (late) => parts.attach(late),
    follow: (follower) => parts.follow(follower),
    startFor: (start) => starts.startFor(start),
    eraseWords: (callIds) => eraseWords(store, callIds),
    resolvers: [
      new EvaluationResolver(services),
      new EvaluationQueryResolver(reader, services.examples, loaders),
      new EvaluationFieldsResolver({ ...needs.eyes, loaders, reader, people }),
      new EvaluationRightsResolver(),
      new EvaluationNoteResolver(people),
      new EvaluationPastResolver(people),
      new WhatIfResolver(),
      new WhatIfRowResolver(loaders),
      new ExemplaryCallResolver(needs.eyes.calls, people),
      new CallEvaluationsResolver(loaders),
    ],
    nodes: [
      {
        prefix: 'evaluation',
        typeName: 'Evaluation',
        load: async (context, id) =>
          admits(readers, context.viewer) ? context.loaders.get(loaders.evaluations).load(id) : null,
      },
    ],
  };
}
