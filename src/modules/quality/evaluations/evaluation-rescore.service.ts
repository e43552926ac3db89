import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, wrongState } from '../../../platform/errors/index.js';
import type { Transaction } from '../../../platform/events/index.js';
import { mayRescore } from '../quality.policy.js';
import { answerFaults } from '../scorecards/scoring.rules.js';
import { RescoreCause } from './evaluation-enums.js';
import { rescoredNotice } from './evaluation-notices.rules.js';
import { type EvaluationParts, evaluationEvent } from './evaluation-parts.service.js';
import { type GivenAnswer, answerOf, isSameAnswer, openFaults, patched, scored } from './evaluation-result.rules.js';
import { type Evaluation, type EvaluationPast, evaluationLimits, releasedStates } from './evaluation.js';

/** Corrected answers, and why. */
export interface RescoreInput {
  readonly expectedRevision: number;
  readonly answers: readonly GivenAnswer[];
  readonly reason: string;
}

/** Why and by whom a result is replaced. */
export type RescoreReason = Pick<EvaluationPast, 'cause' | 'reason' | 'byId' | 'at'>;

/** Replaces results; the older one is kept with its answers, and figures count the new one from the same moment on. */
export class EvaluationRescoreService {
  constructor(private readonly parts: EvaluationParts) {}

  /**
   * Corrects answers of a released evaluation without a dispute. NOT_FOUND, NOT_ALLOWED, WRONG_STATE (a dispute waits), CONFLICT, REQUIRED
   * and TOO_LONG (`reason`), INVALID (nothing differs), faults of answers and questions that are asked only now (`answers.<ref>`).
   */
  async rescore(viewer: Viewer, id: string, input: RescoreInput): Promise<Evaluation> {
    const before = await this.parts.load(viewer, id, input.expectedRevision, mayRescore);
    if (before.openDisputes > 0)
      throw wrongState(
        '申诉尚未裁定，暂不能改分。',
        'A dispute waits for its decision; it cannot be corrected now.',
        'id',
      );
    const reason = input.reason.trim();
    const { reason: most } = evaluationLimits;
    if (!reason) throw new UserError(fault(UserErrorCode.REQUIRED, '请写明原因。', 'Say why.', 'reason'));
    if (reason.length > most) {
      throw new UserError(
        fault(UserErrorCode.TOO_LONG, `最多 ${most} 个字符。`, `At most ${most} characters.`, 'reason'),
      );
    }
    const now = this.parts.now();
    const why = { cause: RescoreCause.RESCORE, reason, byId: viewer.id, at: now };
    const change = await this.changeOf(before, input.answers, why);
    const { content } = await this.parts.form(before.versionId);
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await this.write(transaction, before, change);
      transaction.append(
        evaluationEvent('evaluation.rescored', actorOf(viewer), after, { refs: input.answers.map(({ ref }) => ref) }),
      );
      transaction.notify(rescoredNotice(after, content.title));
      return after;
    });
  }

  /** What other answers change: the result, what figures count, and one more result in the past. Faults name `answers.<ref>`. */
  async changeOf(before: Evaluation, given: readonly GivenAnswer[], why: RescoreReason): Promise<Partial<Evaluation>> {
    const { form, content } = await this.parts.form(before.versionId);
    const patch = given.map(answerOf);
    const faults = answerFaults(form, patch);
    if (faults.length) throw new UserError(faults);
    const answers = patched(form, before.answers, patch);
    const now = new Map(answers.map((answer) => [answer.ref, answer]));
    const was = new Map(before.answers.map((answer) => [answer.ref, answer]));
    if (patch.every(({ ref }) => isSameAnswer(now.get(ref), was.get(ref)))) {
      throw new UserError(
        fault(UserErrorCode.INVALID, '答案没有变化。', 'No answer differs from what stands.', 'answers'),
      );
    }
    const figures = scored(form, answers);
    const open = openFaults(figures.result, content, before.notes, false);
    if (open.length) throw new UserError(open);
    if (!before.result) throw new Error(`Evaluation ${before._id} is released without a result.`);
    const past: EvaluationPast = { result: before.result, answers: before.answers, ...why };
    return { ...(figures as Partial<Evaluation>), answers, history: [...before.history, past], updatedAt: why.at };
  }

  /** Stores a replaced result inside a transaction and tells those who follow. */
  async write(transaction: Transaction, before: Evaluation, change: Partial<Evaluation>): Promise<Evaluation> {
    const after = await this.parts.write(before, change);
    if (releasedStates.includes(after.state)) await this.parts.tell('rescored', transaction, after);
    return after;
  }
}
