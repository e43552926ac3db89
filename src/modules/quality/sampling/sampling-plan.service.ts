import { actorOf, systemActor } from '../../../platform/auth/actor.js';
import { Role, type Viewer, hasRole } from '../../../platform/auth/viewer.js';
import {
  type Fault,
  UserError,
  UserErrorCode,
  conflict,
  fault,
  notAllowed,
  notFound,
} from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import { changed } from '../../people/index.js';
import type { SampledQueues, SampledScorecards, SamplingPeople } from './sampling-needs.js';
import { type PlanChecked, type PlanGiven, checkPlan } from './sampling-plan.rules.js';
import {
  SamplingAllocation,
  SamplingBasis,
  SamplingPeriod,
  type SamplingPlan,
  StratumKind,
  defaultPlanId,
} from './sampling-plan.js';
import { mayEvaluateFor, mayKeepPlan, samplers } from './sampling.policy.js';
import type { SamplingStore } from './sampling.store.js';

/** What somebody hands in to make or change a plan. */
export interface PlanSaveGiven {
  readonly id?: string | null;
  readonly expectedVersion?: number | null;
  readonly plan: PlanGiven;
  readonly idempotencyKey?: string | null;
}

const audited = [
  ...(['name', 'isActive', 'period', 'timeZone', 'basis', 'share', 'number', 'allocation', 'strata'] as const),
  ...(['minPerAgent', 'teamIds', 'channels', 'excludedQueues', 'minSeconds', 'needsRecording'] as const),
  ...(['scorecardId', 'evaluatorIds', 'dueDays', 'waitHours'] as const),
];

/** Plans: made, changed, and the one that every centre begins with. */
export class SamplingPlanService {
  constructor(
    private readonly foundation: Foundation,
    private readonly store: SamplingStore,
    private readonly people: SamplingPeople,
    private readonly scorecards: SampledScorecards,
    private readonly queues: SampledQueues,
  ) {}

  /**
   * Makes a plan, or changes one. Errors: NOT_FOUND, NOT_ALLOWED (a supervisor and a team that is not led), REQUIRED, INVALID, TOO_LONG,
   * TOO_MANY, OUT_OF_RANGE, DUPLICATE, CONFLICT, KEY_REUSED.
   */
  async save(viewer: Viewer, given: PlanSaveGiven): Promise<SamplingPlan> {
    if (viewer.kind !== 'person' || !hasRole(viewer, ...samplers)) throw notAllowed();
    const before = given.id ? await this.#keptPlan(viewer, given.id) : null;
    const plan = await this.checked(viewer, given.plan);
    return before ? this.#change(viewer, before, plan, given.expectedVersion) : this.#make(viewer, plan, given);
  }

  /** A plan as it would be kept. Errors: those of `save` that lie in the plan itself. */
  async checked(viewer: Viewer, given: PlanGiven): Promise<PlanChecked> {
    const { plan, faults } = checkPlan(given);
    const all = [...faults, ...(await this.#referenceFaults(plan))];
    if (all.length) throw new UserError(all);
    if (!mayKeepPlan(viewer, plan)) throw notAllowed('plan', 'teamIds');
    return plan;
  }

  /** A plan that the viewer keeps; throws NOT_FOUND for others. */
  async kept(viewer: Viewer, id: string): Promise<SamplingPlan> {
    return this.#keptPlan(viewer, id);
  }

  /** The plan that every centre begins with, unless it is there: a tenth of each day's calls at random. Without a scorecard it waits. */
  async plantDefault(): Promise<void> {
    const { clock, transactions } = this.foundation;
    if (await this.store.plan(defaultPlanId)) return;
    const at = clock.now();
    const plan: SamplingPlan = {
      ...{ _id: defaultPlanId, name: { zhCN: '随机抽检十分之一', en: 'A tenth at random' }, isActive: true },
      ...{ isDefault: true, period: SamplingPeriod.DAY, timeZone: null, basis: SamplingBasis.ALL, share: 0.1 },
      ...{ number: null, allocation: SamplingAllocation.LARGEST_REMAINDER, strata: [], minPerAgent: 0, teamIds: [] },
      ...{ channels: [], excludedQueues: [], minSeconds: 0, needsRecording: false, scorecardId: null },
      ...{ evaluatorIds: [], dueDays: 7, waitHours: 6, createdById: null, revision: 1, createdAt: at, updatedAt: at },
    };
    await transactions.run(async (transaction) => {
      if (!(await this.store.insertPlanOnce(plan))) return;
      transaction.append({
        type: 'sampling.plan-saved',
        subject: { type: 'sampling_plan', id: plan._id },
        actor: systemActor,
        after: { share: plan.share, period: plan.period, isDefault: true },
      });
    });
  }

  /** Time zone of a plan's calendar. */
  async zoneOf(plan: Pick<SamplingPlan, 'timeZone'>): Promise<string> {
    if (plan.timeZone !== null) return plan.timeZone;
    const siteIds = new Set((await this.people.teams()).flatMap(({ siteId }) => siteId));
    const sites = await this.people.sitesByIds([...siteIds]);
    return (sites.find(({ kind }) => kind === 'MAIN') ?? sites[0])?.timeZone ?? 'UTC';
  }

  /** Who scores what a plan draws: those whom it names and who may, or all quality analysts. */
  async evaluatorsOf(plan: Pick<SamplingPlan, 'evaluatorIds' | 'teamIds'>): Promise<string[]> {
    if (plan.evaluatorIds.length === 0)
      return (await this.people.activeWith([Role.QA_ANALYST], 1_000)).map(({ _id }) => _id);
    const viewers = await this.people.viewersOf(plan.evaluatorIds);
    return viewers.filter((viewer) => mayEvaluateFor(viewer, plan.teamIds)).map(({ id }) => id);
  }

  async #keptPlan(viewer: Viewer, id: string): Promise<SamplingPlan> {
    const plan = await this.store.plan(id);
    if (!plan || !mayKeepPlan(viewer, plan)) throw notFound('id');
    return plan;
  }

  async #make(viewer: Viewer, plan: PlanChecked, given: PlanSaveGiven): Promise<SamplingPlan> {
    const { clock, idempotency, transactions } = this.foundation;
    const id = await idempotency.once(viewer, 'samplingPlanSave', given.idempotencyKey, given, (remember) =>
      transactions.run(async (transaction) => {
        const at = clock.now();
        const made: SamplingPlan = {
          ...{ ...plan, _id: newId('sampling_plan', clock), isDefault: false, createdById: viewer.id },
          ...{ revision: 1, createdAt: at, updatedAt: at },
        };
        await this.store.insertPlan(made);
        await remember(made._id);
        transaction.append({
          type: 'sampling.plan-saved',
          subject: { type: 'sampling_plan', id: made._id },
          actor: actorOf(viewer),
          after: { share: made.share, number: made.number, period: made.period, basis: made.basis },
        });
        return made._id;
      }),
    );
    const made = await this.store.plan(id);
    if (!made) throw new Error('A plan that was just made is gone.');
    return made;
  }

  async #change(
    viewer: Viewer,
    before: SamplingPlan,
    plan: PlanChecked,
    expectedVersion: number | null | undefined,
  ): Promise<SamplingPlan> {
    if (expectedVersion !== before.revision) throw conflict({ plan: before });
    const { clock, transactions } = this.foundation;
    const after: SamplingPlan = { ...before, ...plan, revision: before.revision + 1, updatedAt: clock.now() };
    await transactions.run(async (transaction) => {
      if (!(await this.store.replacePlan(after, before.revision)))
        throw conflict({ plan: await this.store.plan(before._id) });
      transaction.append({
        type: 'sampling.plan-saved',
        subject: { type: 'sampling_plan', id: after._id },
        actor: actorOf(viewer),
        ...changed(before, after, audited),
      });
    });
    return after;
  }

  /** Faults of what a plan refers to. */
  async #referenceFaults(plan: PlanChecked): Promise<Fault[]> {
    const missing = (...field: string[]): Fault =>
      fault(UserErrorCode.NOT_FOUND, '找不到，或者您无权查看。', 'Not found, or you may not see it.', 'plan', ...field);
    const faults: Fault[] = [];
    const teams = await this.people.knownTeams(plan.teamIds);
    if (plan.teamIds.some((id) => !teams.has(id))) faults.push(missing('teamIds'));
    const named = [...plan.excludedQueues, ...plan.strata.flatMap(({ queues }) => queues)];
    const queues = named.length ? await this.queues.known(named) : new Set<string>();
    if (plan.excludedQueues.some((key) => !queues.has(key))) faults.push(missing('excludedQueues'));
    for (const [at, { kind, queues: keys }] of plan.strata.entries())
      if (kind === StratumKind.QUEUE && keys.some((key) => !queues.has(key)))
        faults.push(missing('strata', `${at}`, 'queues'));
    if (plan.scorecardId !== null) {
      const [scorecard] = await this.scorecards.byIds([plan.scorecardId]);
      if (!scorecard?.isActive) faults.push(missing('scorecardId'));
    }
    const viewers = await this.people.viewersOf(plan.evaluatorIds);
    const able = new Set(viewers.filter((viewer) => mayEvaluateFor(viewer, plan.teamIds)).map(({ id }) => id));
    if (plan.evaluatorIds.some((id) => !able.has(id)))
      faults.push(
        fault(
          UserErrorCode.NOT_ALLOWED,
          '评估人须是品质师，或带所选全部班组的主管。',
          'An evaluator is a quality analyst, or a supervisor who leads each of the teams.',
          ...['plan', 'evaluatorIds'],
        ),
      );
    return faults;
  }
}
