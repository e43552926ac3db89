import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { type Fault, UserError, UserErrorCode, fault, wrongState } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/ids.js';
import { Faults } from '../../people/index.js';
import { mayWriteEvaluation } from '../quality.policy.js';
import { answerFaults } from '../scorecards/scoring.rules.js';
import { EvaluationKind, EvaluationRelease, EvaluationState } from './evaluation-enums.js';
import { type GivenNote, notesPatched } from './evaluation-notes.rules.js';
import { discardedNotice } from './evaluation-notices.rules.js';
import { type EvaluationParts, evaluationEvent, revisionConflict } from './evaluation-parts.service.js';
import { type GivenAnswer, answerOf, openFaults, patched, scored } from './evaluation-result.rules.js';
import type { EvaluationReleaseService, ReleaseWhen } from './evaluation-release.service.js';
import { discardsOwn, mayDiscard } from './evaluation.policy.js';
import { type Evaluation, evaluationLimits, liveKinds, releasableKinds } from './evaluation.js';

/** A small patch of a draft. */
export interface DraftPatch {
  readonly expectedRevision: number;
  readonly answers?: readonly GivenAnswer[] | null;
  readonly notes?: readonly GivenNote[] | null;
  readonly removedNoteIds?: readonly string[] | null;
}

/** The end of a draft. */
export interface SubmitInput extends ReleaseWhen {
  readonly expectedRevision: number;
}

/** What is thrown away, and why. */
export interface DiscardInput {
  readonly expectedRevision: number;
  readonly reason?: string | null;
}

/** Kinds whose errors have to be explained: those that the agent reads. */
const explained: readonly EvaluationKind[] = releasableKinds;

/** Drafts: saved by small patches, submitted, thrown away. */
export class EvaluationDraftService {
  constructor(
    private readonly parts: EvaluationParts,
    private readonly releases: EvaluationReleaseService,
  ) {}

  /**
   * Writes a patch into one’s own draft. Faults name `answers.<ref>` and `notes.<place>.<field>`; then nothing of the patch is stored.
   * NOT_FOUND, NOT_ALLOWED, WRONG_STATE, CONFLICT, TOO_MANY.
   */
  async update(viewer: Viewer, id: string, patch: DraftPatch): Promise<Evaluation> {
    const before = await this.#load(viewer, id, patch.expectedRevision);
    const { form } = await this.parts.form(before.versionId);
    const answers = (patch.answers ?? []).map(answerOf);
    const notesPatch = { notes: patch.notes ?? [], removedIds: patch.removedNoteIds ?? [] };
    if (answers.length > evaluationLimits.patch) throw tooMany('answers');
    if (notesPatch.notes.length > evaluationLimits.notes) throw tooMany('notes');
    const at = this.parts.now();
    const isPinned = notesPatch.notes.some(({ second }) => second !== null && second !== undefined);
    const notes = notesPatched(before.notes, notesPatch, {
      ...{ form, authorId: viewer.id, at },
      seconds: isPinned ? await this.#seconds(before) : null,
      nextId: () => newId('note', this.parts.foundation.clock),
    });
    const faults: Fault[] = [...answerFaults(form, answers), ...notes.faults];
    if (faults.length) throw new UserError(faults);
    const change = { answers: patched(form, before.answers, answers), notes: notes.notes, updatedAt: at };
    // Nobody is told of a draft, so that saving waits for no turn.
    return this.parts.foundation.transactions.runBeside(async (transaction) => {
      const after = await this.parts.write(before, change);
      const counts = { answers: after.answers.length, notes: after.notes.length };
      transaction.append(evaluationEvent('evaluation.draft-updated', actorOf(viewer), after, counts));
      return after;
    });
  }

  /**
   * Submits one’s own draft and releases it as asked. REQUIRED names each question that is open (`answers.<ref>`) and each error without
   * the note that the form wants (`notes.<ref>`). Also NOT_FOUND, NOT_ALLOWED, WRONG_STATE, CONFLICT, OUT_OF_RANGE and REQUIRED (`releaseAt`).
   */
  async submit(viewer: Viewer, id: string, input: SubmitInput): Promise<Evaluation> {
    const before = await this.#load(viewer, id, input.expectedRevision);
    const { form, content } = await this.parts.form(before.versionId);
    const isReleasable = releasableKinds.includes(before.kind);
    const now = this.parts.now();
    const releaseAt = this.releases.momentOf(isReleasable ? input : { release: EvaluationRelease.LATER }, now);
    const figures = scored(form, before.answers);
    const faults = openFaults(figures.result, content, before.notes, explained.includes(before.kind));
    if (faults.length) throw new UserError(faults);
    const submitted: Partial<Evaluation> = {
      ...(figures as Partial<Evaluation>),
      ...{ state: EvaluationState.SUBMITTED, submittedAt: now, updatedAt: now, releaseAt },
      day: await this.parts.dayOf(before.callEndedAt ?? now, before.siteId),
    };
    // An agent’s own evaluation needs nobody to release it: it is the agent who wrote it.
    const isDone = before.kind === EvaluationKind.SELF || (releaseAt !== null && releaseAt <= now);
    const change = isDone ? { ...submitted, ...(await this.releases.released(before, viewer.id, now)) } : submitted;
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await this.parts.write(before, change);
      await this.#sighted(after);
      transaction.append(evaluationEvent('evaluation.submitted', actorOf(viewer), after));
      await this.parts.tell('submitted', transaction, after);
      if (isDone) await this.releases.tell(transaction, after, content.title);
      else await this.releases.plan(after);
      return after;
    });
  }

  /**
   * Throws a draft away: one’s own, one that was made for a peer whom one chose, or, for leads of quality and with a reason, one that
   * somebody else does not end; then its evaluator is told. NOT_FOUND, NOT_ALLOWED, WRONG_STATE, CONFLICT, REQUIRED, TOO_LONG (`reason`).
   */
  async discard(viewer: Viewer, id: string, input: DiscardInput): Promise<string> {
    const before = await this.parts.load(viewer, id, input.expectedRevision, (who, one) =>
      // Whoever might throw it away if it were a draft is told that it is none.
      mayDiscard(who, { ...one, state: EvaluationState.DRAFT }),
    );
    refuseSubmitted(before);
    const reason = reasonOf(input.reason, !discardsOwn(viewer, before));
    const isOthers = before.evaluatorId !== viewer.id;
    const { content } = await this.parts.form(before.versionId);
    await this.parts.foundation.transactions.run(async (transaction) => {
      if (!(await this.parts.remove(before))) {
        const [current] = await this.parts.store.byIds([before._id]);
        throw revisionConflict(current ?? null);
      }
      const more = isOthers ? { evaluatorId: before.evaluatorId, reason } : {};
      transaction.append(evaluationEvent('evaluation.discarded', actorOf(viewer), before, more));
      if (isOthers) transaction.notify(discardedNotice(before, content.title, reason));
      await this.parts.tell(isOthers ? 'cleared' : 'discarded', transaction, before);
    });
    return before._id;
  }

  /** Whoever has submitted sees what others wrote, and the agent’s own evaluation may be compared with one that counts. */
  async #sighted({ callId, evaluatorId, kind }: Evaluation): Promise<void> {
    if (callId === null) return;
    await this.parts.store.unblind(callId, evaluatorId);
    if (liveKinds.includes(kind)) await this.parts.store.pair(callId);
  }

  async #load(viewer: Viewer, id: string, revision: number): Promise<Evaluation> {
    const found = await this.parts.load(
      viewer,
      id,
      null,
      (who, one) => mayWriteEvaluation(who, one) || (one.evaluatorId === who.id && one.state !== EvaluationState.DRAFT),
    );
    refuseSubmitted(found);
    if (found.revision !== revision) throw revisionConflict(found);
    return found;
  }

  /** Length of what notes are pinned to: the recording; without one the time on the line. */
  async #seconds({ callId }: Evaluation): Promise<number | null> {
    if (callId === null) return null;
    const recorded = await this.parts.outside.calls.recordingSeconds(callId);
    if (recorded !== null) return recorded;
    const [call] = await this.parts.outside.calls.byIds([callId]);
    if (!call?.answeredAt || !call.endedAt || call.channel !== 'PHONE') return null;
    return (call.endedAt.getTime() - call.answeredAt.getTime()) / 1_000;
  }
}

function refuseSubmitted({ state }: Evaluation): void {
  if (state !== EvaluationState.DRAFT)
    throw wrongState('评分已提交，不能再改草稿。', 'It was submitted and is no draft any more.', 'id');
}

/** A reason without blanks around it; null where there is none and none is needed. */
function reasonOf(given: string | null | undefined, isNeeded: boolean): string | null {
  if (!isNeeded && !given?.trim()) return null;
  const faults = new Faults();
  const reason = faults.text(given, evaluationLimits.reason, 'reason');
  faults.check();
  return reason;
}

const tooMany = (field: string): UserError =>
  new UserError(fault(UserErrorCode.TOO_MANY, '一次提交的内容太多。', 'Too many at a time.', field));
