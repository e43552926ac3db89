import { Role, type Viewer, hasRole } from '../../../platform/auth/viewer.js';
import { badInput } from '../../../platform/errors/index.js';
import type { PolicyFields } from '../../../platform/events/index.js';
import type { Connection, PageRequest } from '../../../platform/graphql/connection.js';
import { isId } from '../../../platform/ids/ids.js';
import { defined, figureShare } from '../../../platform/rules/figures.js';
import { type Rule, toMongo } from '../../../platform/rules/rules.js';
import { noWords, unjudged } from '../evaluations/evaluation-inside.service.js';
import { disputesVisibleTo } from '../quality.policy.js';
import type { DisputeFigures } from './dispute-figures.js';
import type { DisputeStore } from './dispute.store.js';
import { type Dispute, DisputeState } from './dispute.js';

/** Which disputes somebody asks for; all conditions together. */
export interface DisputeConditions {
  readonly states?: readonly DisputeState[] | null;
  readonly agentId?: string | null;
  readonly evaluatorId?: string | null;
  readonly scorecardId?: string | null;
  readonly evaluationId?: string | null;
  readonly isMineToJudge?: boolean | null;
}

/** Of what figures are asked. */
export interface FiguresQuestion {
  readonly from: Date;
  readonly to: Date;
  readonly scorecardId?: string | null;
  readonly teamId?: string | null;
}

const dayMs = 86_400_000;
const longestDays = 400;
const mostQuestions = 100;
const overturn = defined('quality.disputes.overturn');

/** Reads disputes for viewers. */
export class DisputeReader {
  constructor(private readonly store: DisputeStore) {}

  /** Disputes by id that a viewer may see. */
  async visible(viewer: Viewer, ids: readonly string[]): Promise<Map<string, Dispute>> {
    const found = await this.store.visible(ids.filter(isId), disputesVisibleTo(viewer));
    return new Map(found.map((dispute) => [dispute._id, dispute]));
  }

  /** Those of evaluations, oldest first, by evaluation: whoever reads an evaluation reads its disputes. */
  async ofEvaluations(ids: readonly string[]): Promise<Map<string, Dispute[]>> {
    const found = new Map<string, Dispute[]>();
    for (const dispute of await this.store.ofEvaluations(ids)) {
      found.set(dispute.evaluationId, [...(found.get(dispute.evaluationId) ?? []), dispute]);
    }
    return found;
  }

  /** A page, newest first. */
  page(viewer: Viewer, asked: DisputeConditions, request: PageRequest): Promise<Connection<Dispute>> {
    const filter = { $and: [conditionsOf(asked, viewer), toMongo(disputesVisibleTo(viewer))] };
    return this.store.page(filter, request);
  }

  /** Figures of the disputes that a viewer may see. Throws BAD_USER_INPUT for a bad span. */
  async figures(viewer: Viewer, { from, to, scorecardId, teamId }: FiguresQuestion): Promise<DisputeFigures> {
    if (from >= to || to.getTime() - from.getTime() > longestDays * dayMs)
      throw badInput(`A span ends after it begins, at most ${longestDays} days later.`);
    const filter = {
      $and: [
        { openedAt: { $gte: from, $lt: to } },
        scorecardId ? { scorecardId } : {},
        teamId ? { teamIds: teamId } : {},
        toMongo(disputesVisibleTo(viewer)),
      ],
    };
    const [totals, evaluators, questions] = await Promise.all([
      this.store.totals(filter),
      this.store.byEvaluator(filter),
      this.store.byQuestion(filter),
    ]);
    const decided = evaluators.reduce((sum, row) => sum + row.decided, 0);
    const upheld = evaluators.reduce((sum, row) => sum + row.upheld, 0);
    const seesAll = hasRole(viewer, Role.QA_ANALYST, Role.MANAGER);
    const counts = (row: { readonly decided: number; readonly upheld: number }) => ({
      ...{ decidedCount: row.decided, upheldCount: row.upheld },
      share: figureShare(overturn, row.upheld, row.decided),
    });
    return {
      ...{ disputeCount: totals.disputes, openCount: totals.open, withdrawnCount: totals.withdrawn },
      ...counts({ decided, upheld }),
      byEvaluator: evaluators.flatMap((row) =>
        row.evaluatorId !== null && (seesAll || row.evaluatorId === viewer.id)
          ? [{ evaluatorId: row.evaluatorId, ...counts(row) }]
          : [],
      ),
      byQuestion: questions
        .slice(0, mostQuestions)
        .flatMap((row) =>
          row.scorecardId !== null && row.ref !== null
            ? [{ scorecardId: row.scorecardId, ref: row.ref, ...counts(row) }]
            : [],
        ),
    } as DisputeFigures;
  }

  /** Decided questions of a span by question, whoever asks: for the agenda of the criteria meeting. */
  async overturned(
    from: Date,
    to: Date,
  ): Promise<
    { readonly scorecardId: string; readonly ref: string; readonly decided: number; readonly upheld: number }[]
  > {
    const rows = await this.store.byQuestion({ openedAt: { $gte: from, $lt: to } });
    return rows.flatMap(({ scorecardId, ref, decided, upheld }) =>
      scorecardId !== null && ref !== null ? [{ scorecardId, ref, decided, upheld }] : [],
    );
  }

  /** Takes out of the disputes of evaluations what people wrote; inside the transaction of the erasure. */
  async eraseWords(evaluationIds: readonly string[]): Promise<void> {
    for (const { _id, items } of await this.store.ofEvaluations(evaluationIds)) {
      await this.store.putItems(
        _id,
        items.map((item) => ({
          ...item,
          ...{ reason: '', ruling: item.ruling === null ? null : '' },
          answer: item.answer && (noWords([item.answer])[0] ?? null),
          answerBefore: item.answerBefore && (noWords([item.answerBefore])[0] ?? null),
        })),
      );
    }
  }

  /** How notices about disputes are judged: whoever may see the dispute now. */
  readonly subject = {
    type: 'dispute',
    rule: (viewer: Viewer): Rule => disputesVisibleTo(viewer),
    policyNow: async (ids: readonly string[]): Promise<Map<string, PolicyFields>> =>
      new Map(
        (await this.store.byIds(ids)).map(({ _id, agentId, evaluatorId, teamIds, siteId, state }) => [
          _id,
          { ...unjudged, state, agentId, evaluatorId, teamIds, siteId },
        ]),
      ),
  } as const;
}

function conditionsOf(asked: DisputeConditions, viewer: Viewer): Record<string, unknown> {
  const one = (field: string, value: string | null | undefined): Record<string, unknown> =>
    value ? { [field]: value } : {};
  return {
    ...(asked.states ? { state: { $in: [...asked.states] } } : {}),
    ...one('agentId', asked.agentId),
    ...one('evaluatorId', asked.evaluatorId),
    ...one('scorecardId', asked.scorecardId),
    ...one('evaluationId', asked.evaluationId),
    ...(asked.isMineToJudge ? { $and: [judgedBy(viewer)] } : {}),
  };
}

/** Disputes that somebody may judge; the same as `mayJudgeDispute` says of each. */
function judgedBy(viewer: Viewer): Record<string, unknown> {
  const ofOthers = { state: DisputeState.OPEN, evaluatorId: { $ne: viewer.id }, agentId: { $ne: viewer.id } };
  if (hasRole(viewer, Role.QA_ANALYST)) return ofOthers;
  const ledTeams = hasRole(viewer, Role.SUPERVISOR) ? [...viewer.ledTeamIds] : [];
  return { ...ofOthers, teamIds: { $in: ledTeams } };
}
