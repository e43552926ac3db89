import { Role } from '../../../platform/auth/viewer.js';
import type { AssignmentStore } from './assignment.store.js';
import type { CallFrameStore } from './call-frame.store.js';
import type { FrameEntry } from './draw.rules.js';
import type { SampledEvaluations, SamplingPeople } from './sampling-needs.js';
import type { PlanPeriod } from './sampling-period.service.js';
import { type SamplingPlanRule, StratumKind } from './sampling-plan.js';
import { agentDeviations, stratumOf } from './strata.rules.js';

/** The calls that can be drawn in a period. */
export interface Frame {
  readonly entries: readonly FrameEntry[];
  readonly excludedCount: number;
  readonly moments: ReadonlyMap<string, Date>;
}

/** Finds the calls that can be drawn. */
export class FrameService {
  constructor(
    private readonly assignments: AssignmentStore,
    private readonly frames: CallFrameStore,
    private readonly outside: {
      readonly evaluations: SampledEvaluations;
      readonly people: Pick<SamplingPeople, 'activeWith'>;
    },
  ) {}

  /** The calls that can be drawn, in one pass. */
  async of(rule: SamplingPlanRule, period: PlanPeriod, evaluatorIds: readonly string[]): Promise<Frame> {
    const has = (kind: StratumKind): boolean => rule.strata.some((stratum) => stratum.kind === kind);
    const { from, to } = period;
    const deviations = has(StratumKind.OUTLIER_AGENT)
      ? agentDeviations(await this.frames.agentMeans(from, to))
      : new Map<string, number>();
    const agents = has(StratumKind.NEW_AGENT) ? await this.outside.people.activeWith([Role.AGENT], 1_000_000) : [];
    const since = new Map(agents.map(({ _id, createdAt }) => [_id, createdAt]));
    // Where only one person scores, their own calls cannot be drawn at all.
    const [only] = evaluatorIds.length === 1 ? evaluatorIds : [];
    const entries: FrameEntry[] = [];
    const moments = new Map<string, Date>();
    let excludedCount = 0;
    for await (const batch of this.frames.batches({ ...rule, from, to })) {
      const ids = batch.map(({ _id }) => _id);
      const [drawn, evaluated] = await Promise.all([
        this.assignments.drawnOf(ids),
        this.outside.evaluations.evaluatedCalls(ids),
      ]);
      const known = new Set(drawn);
      for (const call of batch) {
        if (call.agentId === only) continue;
        if (known.has(call._id) || evaluated.has(call._id)) {
          excludedCount += 1;
          continue;
        }
        const stratum = stratumOf(rule.strata, call, { since, deviations });
        entries.push({ callId: call._id, agentId: call.agentId, stratum });
        moments.set(call._id, call.offeredAt);
      }
    }
    return { entries, excludedCount, moments };
  }
}
