import { actorOf } from '../../../platform/auth/actor.js';
import { Role, type Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed, notFound, wrongState } from '../../../platform/errors/index.js';
import type { NewEvent } from '../../../platform/events/index.js';
import { isId, newId } from '../../../platform/ids/ids.js';
import { duplicateKey } from '../../../platform/mongo/connect.js';
import { RescoreCause } from '../evaluations/evaluation-enums.js';
import { referenceOf } from '../evaluations/evaluation-notices.rules.js';
import type { EvaluationParts } from '../evaluations/evaluation-parts.service.js';
import type { EvaluationRescoreService } from '../evaluations/evaluation-rescore.service.js';
import { type GivenAnswer, answerOf, isSameAnswer } from '../evaluations/evaluation-result.rules.js';
import { mayRead } from '../evaluations/evaluation.policy.js';
import type { Evaluation } from '../evaluations/evaluation.js';
import { disputesVisibleTo, mayDispute, mayJudgeDispute } from '../quality.policy.js';
import type { AnswerGiven } from '../scorecards/form-result.js';
import { AnswerState } from '../scorecards/scorecard-enums.js';
import { decidedNotice, openedNotice } from './dispute-notices.rules.js';
import {
  type GivenItem,
  type GivenRuling,
  decided,
  disputedRefs,
  openingFaults,
  rulingFaults,
} from './dispute.rules.js';
import type { DisputeStore } from './dispute.store.js';
import { type Dispute, DisputeDecision, DisputeState, disputeLimits } from './dispute.js';

/** What an agent disputes. */
export interface OpenInput {
  readonly items: readonly GivenItem[];
  readonly idempotencyKey?: string | null;
}

/** What a judge decides. */
export interface DecideInput {
  readonly expectedRevision: number;
  readonly items: readonly GivenRuling<GivenAnswer>[];
  readonly answers?: readonly GivenAnswer[] | null;
}

/** A decision with its answer as it is stored. */
type Ruling = Omit<GivenRuling<AnswerGiven>, 'answer'> & { readonly answer: AnswerGiven | null };

/** Most analysts who are told of one dispute. */
const mostJudges = 200;

/** Disputes: opened by the agent within the window, judged by somebody else than the evaluator. */
export class DisputeService {
  constructor(
    private readonly evaluations: EvaluationParts,
    private readonly rescores: EvaluationRescoreService,
    private readonly store: DisputeStore,
  ) {}

  /**
   * Opens a dispute about questions of a released evaluation of one’s own. NOT_FOUND (`evaluationId`), NOT_ALLOWED (not the agent, or
   * none that counts), WINDOW_CLOSED, WRONG_STATE (one waits), and faults by `items.<place>.<field>`.
   */
  async open(viewer: Viewer, evaluationId: string, input: OpenInput): Promise<Dispute> {
    const id = await this.evaluations.foundation.idempotency.once(
      viewer,
      'disputeOpen',
      input.idempotencyKey,
      { ...input, evaluationId },
      (remember) => this.#open(viewer, evaluationId, input.items, remember),
    );
    return this.#byId(id);
  }

  async #open(
    viewer: Viewer,
    evaluationId: string,
    items: readonly GivenItem[],
    remember: (id: string) => Promise<void>,
  ): Promise<string> {
    const evaluation = await this.evaluations.load(viewer, evaluationId, null, mayDispute, 'evaluationId');
    const now = this.evaluations.now();
    if (!evaluation.disputeUntil || evaluation.disputeUntil <= now) throw closed();
    if (evaluation.openDisputes > 0) throw waiting();
    const { content } = await this.evaluations.form(evaluation.versionId);
    const before = disputedRefs(await this.store.ofEvaluations([evaluation._id]));
    const { result } = evaluation;
    if (!result) throw new Error(`Evaluation ${evaluation._id} is released without a result.`);
    const faults = openingFaults(items, result, before, content.disputeLimit);
    if (faults.length) throw new UserError(faults);
    const dueAt = await this.evaluations.windowEnd(now, disputeLimits.answerDays, evaluation.siteId);
    const dispute = this.#born(evaluation, items, { title: content.title.zhCN, now, dueAt: dueAt ?? now });
    const judges = await this.#judges(dispute, evaluation.teamId);
    try {
      await this.evaluations.foundation.transactions.run(async (transaction) => {
        await this.store.insert(dispute);
        await this.evaluations.write(evaluation, { openDisputes: 1, updatedAt: now });
        await remember(dispute._id);
        transaction.append(disputeEvent('dispute.opened', viewer, dispute, { refs: items.map(({ ref }) => ref) }));
        transaction.notify(openedNotice(dispute, judges, viewer.name));
      });
    } catch (error) {
      if (duplicateKey(error) && 'evaluationId' in (duplicateKey(error) ?? {})) throw waiting();
      throw error;
    }
    return dispute._id;
  }

  /** Takes one’s own dispute back; what was decided until then holds. NOT_FOUND, NOT_ALLOWED, WRONG_STATE. */
  async withdraw(viewer: Viewer, id: string): Promise<Dispute> {
    const before = await this.#load(viewer, id, (dispute) => dispute.agentId === viewer.id);
    const [evaluation] = await this.evaluations.store.byIds([before.evaluationId]);
    if (!evaluation) throw notFound('id');
    const now = this.evaluations.now();
    return this.evaluations.foundation.transactions.run(async (transaction) => {
      const after = await this.#write(before, { state: DisputeState.WITHDRAWN, withdrawnAt: now });
      await this.evaluations.write(evaluation, { openDisputes: 0, updatedAt: now });
      transaction.append(disputeEvent('dispute.withdrawn', viewer, after));
      return after;
    });
  }

  /**
   * Decides some or all questions that wait. What is upheld is scored anew in the same transaction; the older result is kept. NOT_FOUND,
   * NOT_ALLOWED (the evaluator, the agent), WRONG_STATE, CONFLICT, faults by `items.<place>.<field>` and of answers by `answers.<ref>`.
   */
  async decide(viewer: Viewer, id: string, input: DecideInput): Promise<Dispute> {
    const before = await this.#load(viewer, id, (dispute) => mayJudgeDispute(viewer, dispute));
    if (before.revision !== input.expectedRevision) throw disputeConflict(before);
    const [evaluation] = await this.evaluations.store.byIds([before.evaluationId]);
    if (!evaluation || !mayRead(viewer, evaluation)) throw notAllowed('id');
    const faults = rulingFaults(input.items, before);
    if (faults.length) throw new UserError(faults);
    const now = this.evaluations.now();
    const rulings = input.items.map((one): Ruling => ({
      ...one,
      answer: one.answer ? answerOf({ ...one.answer, ref: one.ref }) : null,
    }));
    const items = decided(before.items, rulings, viewer.id, now);
    const isDone = items.every(({ decision }) => decision !== null);
    const upheld = rulings.filter(({ decision }) => decision === DisputeDecision.UPHELD);
    const rescored = upheld.length ? await this.#rescored(viewer, evaluation, upheld, input.answers ?? [], now) : {};
    const change = { ...rescored, ...(isDone ? { openDisputes: 0 } : {}), updatedAt: now };
    const decision: Partial<Dispute> = {
      ...{ items, judgeId: viewer.id },
      ...(isDone ? { state: DisputeState.DECIDED, decidedAt: now } : {}),
    };
    return this.evaluations.foundation.transactions.run(async (transaction) => {
      const after = await this.#write(before, decision);
      // The evaluation is changed in any case: whoever rescored it meanwhile is met by its revision.
      if (upheld.length) await this.rescores.write(transaction, evaluation, change);
      else await this.evaluations.write(evaluation, change);
      const refs = { upheld: upheld.length, decided: rulings.length };
      transaction.append(disputeEvent('dispute.decided', viewer, after, refs));
      transaction.notify(decidedNotice(after));
      return after;
    });
  }

  /** What upheld answers change in the evaluation. Beside them only questions may be answered that are asked because of them. */
  async #rescored(
    viewer: Viewer,
    evaluation: Evaluation,
    upheld: readonly Ruling[],
    more: readonly GivenAnswer[],
    at: Date,
  ): Promise<Partial<Evaluation>> {
    const stands = new Map(evaluation.answers.map((answer) => [answer.ref, answer]));
    const states = new Map((evaluation.result?.questions ?? []).map(({ ref, state }) => [ref, state]));
    const faults = [
      ...upheld
        .filter(({ ref, answer }) => isSameAnswer(stands.get(ref), answer ?? undefined))
        .map(({ ref }) => invalid('改判须给出不同的答案。', 'An upheld question gets another answer.', ref)),
      ...more
        .filter(({ ref }) => states.get(ref) !== AnswerState.SYSTEM_NA)
        .map(({ ref }) => invalid('这道题不在申诉之内。', 'This question is not disputed.', ref)),
    ];
    if (faults.length) throw new UserError(faults);
    const answers = [...upheld.flatMap(({ answer }) => answer ?? []), ...more];
    const reason = upheld.map(({ ref, ruling }) => `${ref}: ${ruling.trim()}`).join('\n');
    return this.rescores.changeOf(evaluation, answers, { cause: RescoreCause.DISPUTE, reason, byId: viewer.id, at });
  }

  #born(
    evaluation: Evaluation,
    items: readonly GivenItem[],
    { title, now, dueAt }: { readonly title: string; readonly now: Date; readonly dueAt: Date },
  ): Dispute {
    const answers = new Map(evaluation.answers.map((answer) => [answer.ref, answer]));
    const waits = { decision: null, answer: null, ruling: null, judgeId: null, decidedAt: null };
    return {
      _id: newId('dispute', this.evaluations.foundation.clock),
      ...{ evaluationId: evaluation._id, scorecardId: evaluation.scorecardId },
      ...{ reference: referenceOf(evaluation), title },
      ...{ agentId: evaluation.agentId, evaluatorId: evaluation.evaluatorId },
      ...{ teamIds: evaluation.teamIds, siteId: evaluation.siteId },
      ...{ queue: evaluation.queue, lineId: evaluation.lineId, day: evaluation.day, state: DisputeState.OPEN },
      items: items.map(({ ref, reason }) => ({
        ...{ ref, reason: reason.trim(), answerBefore: answers.get(ref) ?? null, ...waits },
      })),
      ...{ judgeId: null, openedAt: now, dueAt, decidedAt: null, withdrawnAt: null, revision: 1 },
    };
  }

  /** Who may judge it: analysts, and the leads of the agent’s team. */
  async #judges(dispute: Dispute, teamId: string | null): Promise<string[]> {
    const { directory } = this.evaluations.outside;
    const [analysts, teams] = await Promise.all([
      directory.activeWith([Role.QA_ANALYST], mostJudges),
      directory.teamsByIds(teamId === null ? [] : [teamId]),
    ]);
    const leads = await directory.viewersOf(teams.flatMap(({ leadIds }) => leadIds));
    const ids = [
      ...analysts.map(({ _id }) => _id).filter((one) => one !== dispute.evaluatorId && one !== dispute.agentId),
      ...leads.filter((lead) => mayJudgeDispute(lead, dispute)).map((lead) => lead.id),
    ];
    return [...new Set(ids)];
  }

  async #load(viewer: Viewer, id: string, may: (dispute: Dispute) => boolean): Promise<Dispute> {
    const [dispute] = isId(id) ? await this.store.visible([id], disputesVisibleTo(viewer)) : [];
    if (!dispute) throw notFound('id');
    if (!may(dispute)) throw notAllowed('id');
    if (dispute.state !== DisputeState.OPEN) throw wrongState('申诉已了结。', 'The dispute is over.', 'id');
    return dispute;
  }

  async #byId(id: string): Promise<Dispute> {
    const [dispute] = await this.store.byIds([id]);
    if (!dispute) throw notFound('id');
    return dispute;
  }

  async #write(before: Dispute, change: Partial<Dispute>): Promise<Dispute> {
    const after = await this.store.change(before._id, before.revision, change);
    if (after) return after;
    const [current] = await this.store.byIds([before._id]);
    throw disputeConflict(current ?? null);
  }
}

const invalid = (zh: string, en: string, ref: string) => fault(UserErrorCode.INVALID, zh, en, 'answers', ref);

const closed = (): UserError =>
  new UserError(
    fault(UserErrorCode.WINDOW_CLOSED, '已过申诉期限。', 'The time for a dispute is over.', 'evaluationId'),
  );

const waiting = (): UserError =>
  wrongState('已有一份申诉在等待裁定。', 'A dispute about it waits for its decision.', 'evaluationId');

const disputeConflict = (dispute: Dispute | null): UserError =>
  new UserError(
    fault(
      UserErrorCode.CONFLICT,
      '申诉已在别处处理，请核对后重试。',
      'It was changed meanwhile. Compare, then try again.',
      'expectedRevision',
    ),
    { dispute },
  );

/** What the audit keeps of a dispute: what happened, never what was said. */
const disputeEvent = (
  type: string,
  viewer: Viewer,
  dispute: Dispute,
  more: Record<string, unknown> = {},
): NewEvent => ({
  type,
  subject: { type: 'dispute', id: dispute._id },
  actor: actorOf(viewer),
  after: { evaluationId: dispute.evaluationId, state: dispute.state, revision: dispute.revision, ...more },
});
