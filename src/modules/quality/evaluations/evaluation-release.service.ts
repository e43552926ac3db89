import { actorOf, systemActor } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, wrongState } from '../../../platform/errors/index.js';
import type { Transaction } from '../../../platform/events/index.js';
import { mayAcknowledge, mayRelease } from '../quality.policy.js';
import type { ScorecardContent } from '../scorecards/scorecard-content.js';
import { EvaluationRelease, EvaluationState } from './evaluation-enums.js';
import { acknowledgedNotice, releasedNotice } from './evaluation-notices.rules.js';
import { type EvaluationParts, evaluationEvent } from './evaluation-parts.service.js';
import { type Evaluation, evaluationLimits, liveKinds, releasableKinds, releasedStates } from './evaluation.js';

/** When somebody wants an evaluation to be released. */
export interface ReleaseWhen {
  readonly release?: EvaluationRelease | null;
  readonly releaseAt?: Date | null;
}

const dayMs = 86_400_000;
const lookEveryMs = 5 * 60_000;
const batch = 100;
export const releaseJob = 'evaluation-release';

/** Evaluations reach their agents: at once, at a set time, or when somebody says so; and are acknowledged by them. */
export class EvaluationReleaseService {
  constructor(private readonly parts: EvaluationParts) {}

  /** Set releases come at their moment; what was missed comes with the next look. */
  register(): void {
    const { jobs } = this.parts.outside;
    const run = async (): Promise<void> => {
      const count = await this.releaseDue();
      if (count) this.parts.foundation.log.info({ count }, 'evaluations were released at their time');
    };
    jobs.register(releaseJob, run);
    jobs.registerEvery(`${releaseJob}.missed`, lookEveryMs, run);
  }

  /** The moment of a release; null: not before somebody says so. REQUIRED and OUT_OF_RANGE (`releaseAt`). */
  momentOf({ release, releaseAt }: ReleaseWhen, now: Date): Date | null {
    const when = release ?? (releaseAt ? EvaluationRelease.AT : EvaluationRelease.NOW);
    if (when === EvaluationRelease.NOW) return now;
    if (when === EvaluationRelease.LATER) return null;
    if (!releaseAt) throw new UserError(fault(UserErrorCode.REQUIRED, '请给出发布时间。', 'Say when.', 'releaseAt'));
    const { releaseDays } = evaluationLimits;
    if (releaseAt <= now || releaseAt.getTime() > now.getTime() + releaseDays * dayMs) {
      throw new UserError(
        fault(
          UserErrorCode.OUT_OF_RANGE,
          `发布时间须在将来 ${releaseDays} 天之内。`,
          `It lies ahead by at most ${releaseDays} days.`,
          'releaseAt',
        ),
      );
    }
    return releaseAt;
  }

  /** What a release changes. */
  async released(before: Evaluation, byId: string, now: Date): Promise<Partial<Evaluation>> {
    const { content } = await this.parts.form(before.versionId);
    const isLive = liveKinds.includes(before.kind);
    return {
      ...{ state: EvaluationState.RELEASED, isLive, releaseAt: null, releasedAt: now, releasedById: byId },
      disputeUntil: isLive ? await this.parts.windowEnd(now, content.reviewWindowDays, before.siteId) : null,
      updatedAt: now,
    };
  }

  /** Tells the agent, and of what counts those who follow evaluations; inside the transaction of the release. */
  async tell(transaction: Transaction, after: Evaluation, title: ScorecardContent['title']): Promise<void> {
    if (releasableKinds.includes(after.kind)) transaction.notify(releasedNotice(after, title));
    if (liveKinds.includes(after.kind)) await this.parts.tell('released', transaction, after);
  }

  /** Has a set release done at its moment; inside the transaction that sets it. */
  async plan({ _id: id, releaseAt }: Evaluation): Promise<void> {
    if (!releaseAt) return;
    const once = `${releaseJob}:${id}:${releaseAt.getTime()}`;
    await this.parts.outside.jobs.enqueue(releaseJob, { id }, { id: once, runAt: releaseAt });
  }

  /**
   * Releases what was submitted, sets another time, or takes the time back. NOT_FOUND, NOT_ALLOWED, WRONG_STATE, CONFLICT, REQUIRED and
   * OUT_OF_RANGE (`releaseAt`).
   */
  async release(
    viewer: Viewer,
    id: string,
    input: ReleaseWhen & { readonly expectedRevision: number },
  ): Promise<Evaluation> {
    const before = await this.parts.load(viewer, id, input.expectedRevision, (who, one) =>
      // Whoever might release it if it were submitted is told that it is not.
      mayRelease(who, { ...one, state: EvaluationState.SUBMITTED }),
    );
    if (before.state !== EvaluationState.SUBMITTED || !releasableKinds.includes(before.kind)) {
      throw before.state === EvaluationState.DRAFT
        ? wrongState('评分还没有提交。', 'It has not been submitted.', 'id')
        : wrongState('评分已发布。', 'It was released already.', 'id');
    }
    const now = this.parts.now();
    const releaseAt = this.momentOf(input, now);
    if (releaseAt === null || releaseAt > now) return this.#set(viewer, before, releaseAt, now);
    const { content } = await this.parts.form(before.versionId);
    const change = await this.released(before, viewer.id, now);
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await this.parts.write(before, change);
      transaction.append(evaluationEvent('evaluation.released', actorOf(viewer), after));
      await this.tell(transaction, after, content.title);
      return after;
    });
  }

  #set(viewer: Viewer, before: Evaluation, releaseAt: Date | null, now: Date): Promise<Evaluation> {
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await this.parts.write(before, { releaseAt, updatedAt: now });
      const more = { releaseAt: releaseAt?.toISOString() ?? null };
      transaction.append(evaluationEvent('evaluation.release-set', actorOf(viewer), after, more));
      await this.plan(after);
      return after;
    });
  }

  /** Releases all whose time has come; how many. */
  async releaseDue(): Promise<number> {
    let count = 0;
    for (;;) {
      const now = this.parts.now();
      const due = await this.parts.store.due(now, batch);
      let done = 0;
      for (const before of due) if (await this.#releaseDue(before, now)) done += 1;
      count += done;
      if (due.length < batch || !done) return count;
    }
  }

  async #releaseDue(before: Evaluation, now: Date): Promise<boolean> {
    const { content } = await this.parts.form(before.versionId);
    const change = await this.released(before, systemActor.id, now);
    try {
      await this.parts.foundation.transactions.run(async (transaction) => {
        const after = await this.parts.write(before, change);
        transaction.append(evaluationEvent('evaluation.released', systemActor, after));
        await this.tell(transaction, after, content.title);
      });
      return true;
    } catch (error) {
      // Somebody changed it in this very moment; the next look takes it as it is then.
      if (error instanceof UserError) return false;
      throw error;
    }
  }

  /** Says that one has read what was released. NOT_FOUND, NOT_ALLOWED, WRONG_STATE, TOO_LONG (`comment`). */
  async acknowledge(viewer: Viewer, id: string, comment: string | null | undefined): Promise<Evaluation> {
    const before = await this.parts.load(
      viewer,
      id,
      null,
      (who, one) =>
        mayAcknowledge(who, one) ||
        (mayAcknowledge(who, { ...one, state: EvaluationState.RELEASED }) && releasedStates.includes(one.state)),
    );
    if (before.state !== EvaluationState.RELEASED)
      throw wrongState('您已确认过。', 'You have acknowledged it already.', 'id');
    const acknowledgement = comment?.trim() || null;
    const { acknowledgement: most } = evaluationLimits;
    if (acknowledgement && acknowledgement.length > most) {
      throw new UserError(
        fault(UserErrorCode.TOO_LONG, `最多 ${most} 个字符。`, `At most ${most} characters.`, 'comment'),
      );
    }
    const now = this.parts.now();
    const { content } = await this.parts.form(before.versionId);
    const change = { state: EvaluationState.ACKNOWLEDGED, acknowledgedAt: now, acknowledgement, updatedAt: now };
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await this.parts.write(before, change);
      transaction.append(evaluationEvent('evaluation.acknowledged', actorOf(viewer), after));
      transaction.notify(acknowledgedNotice(after, content.title, viewer.name));
      return after;
    });
  }
}
