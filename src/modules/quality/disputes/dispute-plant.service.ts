import { newId } from '../../../platform/ids/ids.js';
import { referenceOf } from '../evaluations/evaluation-notices.rules.js';
import type { EvaluationParts } from '../evaluations/evaluation-parts.service.js';
import type { DisputeStore } from './dispute.store.js';
import { type Dispute, type DisputeItem, type DisputeState, disputeLimits } from './dispute.js';

/** A dispute of the past about an evaluation that was planted with what it led to. */
export interface PlantedDispute {
  readonly evaluationId: string;
  readonly state: DisputeState;
  readonly items: readonly DisputeItem[];
  readonly openedAt: Date;
  readonly decidedAt?: Date | null;
  readonly withdrawnAt?: Date | null;
}

/** Whole disputes, for a seed: no audit event, nobody is told. */
export class DisputePlantService {
  constructor(
    private readonly evaluations: EvaluationParts,
    private readonly store: DisputeStore,
  ) {}

  async plant(planted: readonly PlantedDispute[]): Promise<void> {
    const found = await this.evaluations.store.byIds(planted.map(({ evaluationId }) => evaluationId));
    const byId = new Map(found.map((one) => [one._id, one]));
    const whole: Dispute[] = [];
    for (const one of planted) {
      const evaluation = byId.get(one.evaluationId);
      if (!evaluation) throw new Error(`There is no evaluation ${one.evaluationId}.`);
      const { agentId, evaluatorId, teamIds, siteId, queue, lineId, day, scorecardId } = evaluation;
      const { content } = await this.evaluations.form(evaluation.versionId);
      const dueAt = await this.evaluations.windowEnd(one.openedAt, disputeLimits.answerDays, siteId);
      whole.push({
        ...{ _id: newId('dispute', { now: () => one.openedAt }), evaluationId: evaluation._id, scorecardId },
        ...{ reference: referenceOf(evaluation), title: content.title.zhCN },
        ...{ agentId, evaluatorId, teamIds, siteId, queue, lineId, day, state: one.state, items: [...one.items] },
        judgeId: one.items.findLast(({ judgeId }) => judgeId !== null)?.judgeId ?? null,
        ...{ openedAt: one.openedAt, dueAt: dueAt ?? one.openedAt },
        ...{ decidedAt: one.decidedAt ?? null, withdrawnAt: one.withdrawnAt ?? null, revision: 1 },
      });
    }
    await this.store.insertMany(whole);
  }
}
