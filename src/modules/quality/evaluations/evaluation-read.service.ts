import type { Viewer } from '../../../platform/auth/viewer.js';
import { badInput } from '../../../platform/errors/index.js';
import type { Connection, PageRequest } from '../../../platform/graphql/connection.js';
import { isId } from '../../../platform/ids/ids.js';
import { countedFor } from '../figures/evaluation-filter.rules.js';
import { qualityFiguresScope } from '../quality.policy.js';
import type { FormResult } from '../scorecards/form-result.js';
import { type ScoringOverride, scoreForm } from '../scorecards/scoring.rules.js';
import { EvaluationKind, EvaluationOrder, EvaluationSide, EvaluationState } from './evaluation-enums.js';
import { type EvaluationConditions, filterOf, nothing, tellsResults } from './evaluation-filter.rules.js';
import type { EvaluationParts } from './evaluation-parts.service.js';
import { knownFilter, mayRead, readableFilter } from './evaluation.policy.js';
import { type Evaluation, evaluationLimits } from './evaluation.js';
import { type WhatIf, whatIf } from './what-if.rules.js';

/** Conditions as the database takes them; those that a viewer's figures count depend on the viewer. */
const askedBy = (viewer: Viewer, conditions: EvaluationConditions): Record<string, unknown> => ({
  $and: [
    filterOf(conditions),
    conditions.isCounted ? (countedFor(viewer, qualityFiguresScope(viewer)) ?? nothing) : {},
  ],
});

/** Reads evaluations for viewers. */
export class EvaluationReader {
  constructor(private readonly parts: EvaluationParts) {}

  /** Evaluations by id that a viewer may know of; those of a calibration that was revealed to them too. */
  async known(viewer: Viewer, ids: readonly string[]): Promise<Map<string, Evaluation>> {
    const asked = ids.filter(isId);
    const found = new Map((await this.parts.store.visible(asked, knownFilter(viewer))).map((one) => [one._id, one]));
    const missing = asked.filter((id) => !found.has(id));
    if (!missing.length || viewer.kind !== 'person') return found;
    const blind = await this.parts.store.visible(missing, { kind: EvaluationKind.CALIBRATION });
    const shown = await this.parts.revealed(
      viewer,
      blind.flatMap(({ calibrationId }) => calibrationId ?? []),
    );
    for (const one of blind) if (one.calibrationId !== null && shown.has(one.calibrationId)) found.set(one._id, one);
    return found;
  }

  /** Those of some calls that a viewer reads, begun first first, by call. */
  async ofCalls(viewer: Viewer, callIds: readonly string[]): Promise<Map<string, Evaluation[]>> {
    const byCall = new Map<string, Evaluation[]>();
    for (const one of await this.parts.store.ofCalls(callIds, readableFilter(viewer))) {
      if (one.callId === null) continue;
      byCall.set(one.callId, [...(byCall.get(one.callId) ?? []), one]);
    }
    return byCall;
  }

  /** Whether a viewer reads answers, notes and result of an evaluation that they know of. */
  async reads(viewer: Viewer, evaluation: Evaluation): Promise<boolean> {
    if (mayRead(viewer, evaluation)) return true;
    const { kind, calibrationId } = evaluation;
    if (kind !== EvaluationKind.CALIBRATION || calibrationId === null) return false;
    return (await this.parts.revealed(viewer, [calibrationId])).has(calibrationId);
  }

  /** What an evaluation scores; of a draft, what its answers score so far. */
  async resultOf({ state, result, versionId, answers }: Evaluation): Promise<FormResult | null> {
    if (state !== EvaluationState.DRAFT) return result;
    return scoreForm((await this.parts.form(versionId)).form, answers);
  }

  /** A page. What tells of results is asked only of evaluations that the viewer reads. Throws BAD_USER_INPUT. */
  page(
    viewer: Viewer,
    conditions: EvaluationConditions,
    order: EvaluationOrder,
    request: PageRequest,
  ): Promise<Connection<Evaluation>> {
    const isTelling = tellsResults(conditions) || order === EvaluationOrder.LOWEST_SCORE;
    const seen = isTelling ? readableFilter(viewer) : knownFilter(viewer);
    return this.parts.store.page({ $and: [askedBy(viewer, conditions), seen] }, order, request);
  }

  /** A page of one’s own: written by oneself, or about oneself. */
  mine(
    viewer: Viewer,
    side: EvaluationSide,
    conditions: Pick<EvaluationConditions, 'kinds' | 'states'>,
    request: PageRequest,
  ): Promise<Connection<Evaluation>> {
    const own =
      side === EvaluationSide.WRITTEN
        ? { evaluatorId: viewer.id }
        : { agentId: viewer.id, evaluatorId: { $ne: viewer.id } };
    const filter = { $and: [own, filterOf(conditions), readableFilter(viewer)] };
    return this.parts.store.page(filter, EvaluationOrder.NEWEST, request);
  }

  /**
   * What submitted evaluations would score otherwise: those of the ids, or the newest 1,000 that the conditions hold for. Writes
   * nothing. Throws BAD_USER_INPUT for more than 1,000 ids.
   */
  async whatIf(
    viewer: Viewer,
    asked: { readonly conditions?: EvaluationConditions | null; readonly ids?: readonly string[] | null },
    override: ScoringOverride,
  ): Promise<WhatIf> {
    const { whatIf: most } = evaluationLimits;
    if (asked.ids && asked.ids.length > most) throw badInput(`At most ${most} evaluations at a time.`);
    const parts = [
      ...(asked.ids ? [{ _id: { $in: asked.ids.filter(isId) } }] : []),
      askedBy(viewer, asked.conditions ?? {}),
      { state: { $ne: EvaluationState.DRAFT } },
      readableFilter(viewer),
    ];
    const found = await this.parts.store.newest({ $and: parts }, most + 1);
    const counted = found.slice(0, most);
    const forms = new Map(
      await Promise.all(
        [...new Set(counted.map(({ versionId }) => versionId))].map(
          async (id) => [id, (await this.parts.form(id)).form] as const,
        ),
      ),
    );
    return whatIf(counted, forms, override, found.length > most);
  }
}
