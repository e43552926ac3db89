import { createHash } from 'node:crypto';
import { type Actor, actorOf, systemActor } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, wrongState } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/ids.js';
import { duplicateKey } from '../../../platform/mongo/connect.js';
import type { Foundation } from '../../../platform/room.js';
import { type Assignment, AssignmentState } from './assignment.js';
import type { AssignmentStore } from './assignment.store.js';
import { askedPeriod, checkedSeed, fittingChannels, largestSeed, tooManyDrawn } from './draw-asked.rules.js';
import type { Frame, FrameService } from './draw-frame.service.js';
import { type Drawn, type FrameEntry, drawSample, spreadEvenly } from './draw.rules.js';
import type { Sample } from './sample.js';
import { type SampledScorecards, mostDrawn } from './sampling-needs.js';
import { assignmentNotice, toldTogether } from './sampling-notices.rules.js';
import { type PlanPeriod, lastPeriod } from './sampling-period.service.js';
import { ruleOf } from './sampling-plan.rules.js';
import type { SamplingPlanService } from './sampling-plan.service.js';
import type { SamplingPlan, SamplingPlanRule } from './sampling-plan.js';
import type { SamplingStore } from './sampling.store.js';

/** What somebody asks to be drawn; without a span the last period that is over. */
export interface DrawAsked {
  readonly from?: Date | null;
  readonly to?: Date | null;
  readonly seed?: number | null;
  readonly idempotencyKey?: string | null;
}

const dayMs = 86_400_000;
/** Draws that are tried when another plan takes one of the calls at the same time. */
const patience = 3;

/** The seed of a period that nobody chose one for: the same on every server copy. */
const seedOf = (planId: string, periodKey: string): number =>
  createHash('sha256').update(`${planId}\n${periodKey}`).digest().readUInt32BE(0) & largestSeed;

/** Draws calls by plans. */
export class DrawService {
  constructor(
    private readonly foundation: Foundation,
    private readonly store: SamplingStore,
    private readonly assignments: AssignmentStore,
    private readonly frames: FrameService,
    private readonly plans: SamplingPlanService,
    private readonly outside: { readonly scorecards: SampledScorecards },
  ) {}

  /** Draws by hand. Errors: NOT_FOUND, REQUIRED, OUT_OF_RANGE, WRONG_STATE (drawn already, nobody to score, no call), TOO_MANY, KEY_REUSED. */
  async run(viewer: Viewer, planId: string, asked: DrawAsked): Promise<Sample> {
    const plan = await this.plans.kept(viewer, planId);
    const now = this.foundation.clock.now();
    const period = askedPeriod(asked, now) ?? lastPeriod(now, plan.period, await this.plans.zoneOf(plan));
    const seed = checkedSeed(asked.seed ?? seedOf(plan._id, period.key));
    const { idempotency } = this.foundation;
    const id = await idempotency.once(viewer, 'samplingPlanRun', asked.idempotencyKey, { planId, asked }, (remember) =>
      this.#draw(plan, period, { seed, actor: actorOf(viewer), byId: viewer.id, remember }),
    );
    const sample = await this.store.sample(id);
    if (!sample) throw new Error('A sample that was just drawn is gone.');
    return sample;
  }

  /** Draws a period that is over; null where there was nothing to draw, or another server copy was first. */
  async drawPeriod(plan: SamplingPlan, period: PlanPeriod): Promise<string | null> {
    if (await this.store.hasSample(plan._id, period.key)) return null;
    try {
      return await this.#draw(plan, period, {
        ...{ seed: seedOf(plan._id, period.key), actor: systemActor, byId: null },
        remember: () => Promise.resolve(),
      });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      // Nothing to draw, nobody to score: the plan's keepers see that there is no sample.
      this.foundation.log.info({ planId: plan._id, period: period.key, reason: error.message }, 'nothing was drawn');
      return null;
    }
  }

  async #draw(
    plan: SamplingPlan,
    period: PlanPeriod,
    by: { seed: number; actor: Actor; byId: string | null; remember: (id: string) => Promise<void> },
  ): Promise<string> {
    const [scorecard] = plan.scorecardId === null ? [] : await this.outside.scorecards.byIds([plan.scorecardId]);
    if (!scorecard?.isActive)
      throw new UserError(
        fault(
          UserErrorCode.REQUIRED,
          '请先为计划选择启用中的质量卡。',
          'Choose a scorecard in use for the plan first.',
          'id',
        ),
      );
    const evaluatorIds = await this.plans.evaluatorsOf(plan);
    if (evaluatorIds.length === 0)
      throw wrongState('没有可分配的评估人。', 'There is nobody to score the calls.', 'id');
    for (let attempt = 1; ; attempt += 1) {
      if (await this.store.hasSample(plan._id, period.key)) throw alreadyDrawn();
      const channels = fittingChannels(plan.channels, scorecard.subject ?? null);
      if (!channels)
        throw wrongState('质量卡不适用于计划的渠道。', 'The scorecard is for none of the plan’s channels.', 'id');
      const rule = { ...ruleOf(plan), channels };
      const frame = await this.frames.of(rule, period, evaluatorIds);
      if (frame.entries.length === 0) throw wrongState('此期间没有可抽取的通话。', 'There is no call to draw.', 'id');
      const drawn = drawSample(rule, frame.entries, by.seed);
      if (drawn.picks.length > mostDrawn) throw tooManyDrawn('id');
      try {
        return await this.#keep(plan, period, { ...by, rule, frame, drawn, evaluatorIds, code: scorecard.code });
      } catch (error) {
        const key = duplicateKey(error);
        if (key && 'planId' in key) throw alreadyDrawn();
        // Another plan took one of the calls meanwhile: it is no longer among those that can be drawn.
        if (!key || '_id' in key || attempt >= patience) throw error;
      }
    }
  }

  #keep(
    plan: SamplingPlan,
    period: PlanPeriod,
    made: {
      readonly seed: number;
      readonly actor: Actor;
      readonly byId: string | null;
      readonly remember: (id: string) => Promise<void>;
      readonly rule: SamplingPlanRule;
      readonly frame: Frame;
      readonly drawn: Drawn;
      readonly evaluatorIds: readonly string[];
      readonly code: string;
    },
  ): Promise<string> {
    const { clock, transactions } = this.foundation;
    const { seed, frame, drawn } = made;
    const at = clock.now();
    const sample: Sample = {
      ...{ _id: newId('sample', clock), planId: plan._id, teamIds: plan.teamIds, periodKey: period.key },
      ...{ from: period.from, to: period.to, seed, rule: made.rule, frameCount: frame.entries.length },
      frameHash: hashOf(frame.entries),
      ...{ excludedCount: frame.excludedCount, drawnCount: drawn.picks.length, strata: [...drawn.strata] },
      ...{ isByHand: made.byId !== null, drawnById: made.byId, drawnAt: at },
    };
    const given = spreadEvenly(drawn.picks, made.evaluatorIds, seed);
    const dueAt = new Date(at.getTime() + plan.dueDays * dayMs);
    const assignments = drawn.picks.flatMap(({ callId, agentId, stratum, cell, weight }, place): Assignment[] => {
      const evaluatorId = given[place];
      if (!evaluatorId) return [];
      return [
        {
          ...{ _id: newId('assignment', clock), sampleId: sample._id, planId: plan._id, planTeamIds: plan.teamIds },
          ...{ callId, callAt: frame.moments.get(callId) ?? period.from, agentId, evaluatorId },
          ...{ scorecardId: plan.scorecardId ?? '', stratum, cell, weight, state: AssignmentState.OPEN, dueAt },
          ...{ skipReason: null, replacesId: null, evaluationId: null, revision: 1, createdAt: at, updatedAt: at },
        },
      ];
    });
    const reserves = drawn.reserves.map(({ callId, cell, stratum, place }) => ({
      _id: `${sample._id}:${cell}:${place}`,
      ...{ sampleId: sample._id, cell, stratum, place, callId },
    }));
    return transactions.run(async (transaction) => {
      await this.store.insertSample(sample, reserves);
      await this.assignments.insert(assignments);
      await made.remember(sample._id);
      for (const { first, count } of toldTogether(assignments))
        transaction.notify(assignmentNotice(plan.name, first, made.code, count));
      transaction.append({
        type: 'sampling.drawn',
        subject: { type: 'sample', id: sample._id },
        actor: made.actor,
        after: {
          ...{ planId: plan._id, period: period.key, seed, frameCount: sample.frameCount },
          drawnCount: sample.drawnCount,
        },
      });
      return sample._id;
    });
  }
}

const alreadyDrawn = (): UserError => wrongState('此期间已经抽取过。', 'This period was drawn already.', 'id');

const hashOf = (entries: readonly FrameEntry[]): string => {
  const hash = createHash('sha256');
  for (const id of entries.map(({ callId }) => callId).sort()) hash.update(`${id}\n`);
  return hash.digest('hex');
};
