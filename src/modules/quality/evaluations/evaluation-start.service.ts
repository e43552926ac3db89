import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed, notFound, wrongState } from '../../../platform/errors/index.js';
import type { Transaction } from '../../../platform/events/index.js';
import { isId, newId } from '../../../platform/ids/ids.js';
import { duplicateKey } from '../../../platform/mongo/connect.js';
import { mayEvaluate } from '../quality.policy.js';
import { type Begin, type Contact, born, contactOfCall, subjectsOf } from './evaluation-born.rules.js';
import { EvaluationKind, EvaluationState } from './evaluation-enums.js';
import type { EvaluatedVersion, StartFor } from './evaluation-needs.js';
import { type EvaluationParts, evaluationEvent } from './evaluation-parts.service.js';
import { type Evaluation, evaluationLimits, liveKinds, releasableKinds, releasedStates } from './evaluation.js';

/** What somebody wants to evaluate. */
export interface StartInput {
  readonly callId?: string | null;
  readonly agentId?: string | null;
  readonly subjectReference?: string | null;
  readonly scorecardId?: string | null;
  readonly kind?: EvaluationKind | null;
  readonly assignmentId?: string | null;
  readonly idempotencyKey?: string | null;
}

/** What is known when an evaluation is begun. */
type Start = Pick<
  Begin,
  'kind' | 'evaluatorId' | 'assignedById' | 'dueAt' | 'assignmentId' | 'calibrationId' | 'weight'
>;

const alone = { assignedById: null, dueAt: null, assignmentId: null, calibrationId: null, weight: 1 } as const;

/** Kinds that somebody may begin by themself. */
const ownKinds: readonly EvaluationKind[] = [EvaluationKind.STANDARD, EvaluationKind.SECOND, EvaluationKind.SELF];

/** Begins evaluations: bound to the version in use, one STANDARD a call. */
export class EvaluationStartService {
  constructor(private readonly parts: EvaluationParts) {}

  /**
   * Begins an evaluation of a call (or a visit or repair). NOT_FOUND, NOT_ALLOWED, REQUIRED, INVALID (`kind`, `scorecardId`),
   * DUPLICATE (there is one of the kind), SAME_PERSON (the second evaluator is the first), WRONG_STATE.
   */
  async start(viewer: Viewer, input: StartInput): Promise<Evaluation> {
    const id = await this.parts.foundation.idempotency.once(
      viewer,
      'evaluationStart',
      input.idempotencyKey,
      input,
      (remember) => this.#start(viewer, input, remember),
    );
    return this.#stored(id);
  }

  async #start(viewer: Viewer, input: StartInput, remember: (id: string) => Promise<void>): Promise<string> {
    const kind = input.kind ?? EvaluationKind.STANDARD;
    if (!ownKinds.includes(kind)) {
      throw new UserError(
        fault(UserErrorCode.INVALID, '这一类不能自行开始。', 'This kind is not begun by yourself.', 'kind'),
      );
    }
    const assignment = await this.#assignment(viewer, input, kind);
    const callId = input.callId ?? assignment?.callId ?? null;
    const contact = await this.#contact(viewer, { ...input, callId });
    if (!mayEvaluate(viewer, contact, kind, false)) throw notAllowed(callId === null ? 'agentId' : 'callId');
    const others = callId === null ? [] : await this.parts.store.ofCalls([callId]);
    refuseByOthers(viewer, kind, others);
    const version = await this.#version(
      { ...input, scorecardId: input.scorecardId ?? assignment?.scorecardId ?? null },
      kind,
      contact,
      others,
    );
    const start: Start = {
      ...{ ...alone, kind, evaluatorId: viewer.id },
      ...(assignment ? { assignmentId: input.assignmentId ?? null, weight: assignment.weight } : {}),
    };
    const evaluation = await this.#draft(contact, version, start, others);
    await this.#store(evaluation, async (transaction) => {
      await remember(evaluation._id);
      transaction.append(evaluationEvent('evaluation.started', actorOf(viewer), evaluation));
    });
    return evaluation._id;
  }

  /**
   * Begins an evaluation of a calibration for somebody, or finds theirs; inside the caller's transaction, which has the audit event.
   * Who may take part is the session's matter.
   */
  async startFor(start: StartFor): Promise<Evaluation> {
    const mine = (await this.parts.store.ofCalibrations([start.calibrationId])).find(
      ({ evaluatorId }) => evaluatorId === start.evaluatorId,
    );
    if (mine) return mine;
    const [[call], [version]] = await Promise.all([
      this.parts.outside.calls.byIds([start.callId]),
      this.parts.outside.scorecards.versionsByIds([start.versionId]),
    ]);
    const contact = call ? contactOfCall(call) : null;
    if (!contact || !version) throw notFound(call ? 'versionId' : 'callId');
    const { evaluatorId, calibrationId } = start;
    const made: Start = { ...alone, kind: EvaluationKind.CALIBRATION, evaluatorId, calibrationId };
    const evaluation = await this.#draft(contact, version, made, await this.parts.store.ofCalls([start.callId]));
    await this.parts.store.insert(evaluation);
    await this.parts.store.blind(start.callId, evaluatorId);
    return evaluation;
  }

  /** Stores a draft for somebody who was chosen by another; with what else belongs to the transaction. */
  async storeFor(
    contact: Contact,
    version: EvaluatedVersion,
    start: Pick<Start, 'kind' | 'evaluatorId' | 'assignedById' | 'dueAt'>,
    also: (transaction: Transaction, evaluation: Evaluation) => Promise<void>,
  ): Promise<Evaluation> {
    const others = contact.callId === null ? [] : await this.parts.store.ofCalls([contact.callId]);
    const evaluation = await this.#draft(contact, version, { ...alone, ...start }, others);
    await this.#store(evaluation, (transaction) => also(transaction, evaluation));
    return evaluation;
  }

  async #assignment(viewer: Viewer, { assignmentId, callId }: StartInput, kind: EvaluationKind) {
    if (!assignmentId) return null;
    const found = await this.parts.assignments?.startable(viewer, assignmentId);
    if (!found || (callId && callId !== found.callId)) throw notFound('assignmentId');
    if (kind !== EvaluationKind.STANDARD) {
      throw new UserError(
        fault(UserErrorCode.INVALID, '抽样任务只能做标准评分。', 'A drawn call is scored as STANDARD.', 'kind'),
      );
    }
    if (!found.isOpen)
      throw wrongState('这个任务已经开始或结束。', 'This assignment was begun or is over.', 'assignmentId');
    return found;
  }

  async #contact(viewer: Viewer, input: StartInput): Promise<Contact> {
    if (input.callId) {
      const [call] = isId(input.callId) ? await this.parts.outside.calls.visible(viewer, [input.callId]) : [];
      if (!call) throw notFound('callId');
      const contact = contactOfCall(call);
      if (contact) return contact;
      throw new UserError(fault(UserErrorCode.INVALID, '没有座席接听这通来电。', 'No agent took this call.', 'callId'));
    }
    const reference = input.subjectReference?.trim() ?? '';
    if (!input.agentId && !reference) throw required('callId');
    if (!reference) throw required('subjectReference');
    if (reference.length > evaluationLimits.subjectReference) {
      const most = evaluationLimits.subjectReference;
      throw new UserError(
        fault(UserErrorCode.TOO_LONG, `最多 ${most} 个字符。`, `At most ${most} characters.`, 'subjectReference'),
      );
    }
    if (!input.agentId) throw required('agentId');
    return this.#visit(input.agentId, reference);
  }

  /** What is no call: whose it is says the directory. */
  async #visit(agentId: string, subjectReference: string): Promise<Contact> {
    const { directory } = this.parts.outside;
    const agent = isId(agentId) ? await directory.user(agentId) : null;
    if (!agent?.isActive) throw notFound('agentId');
    const teamIds = (await directory.teamTree()).withAncestors(agent.teamIds);
    return {
      ...{ callId: null, callReference: null, subjectReference, agentId },
      ...{ teamId: agent.teamIds[0] ?? null, teamIds, siteId: agent.siteId },
      ...{ queue: null, lineId: null, channel: null, customerLevel: null, endedAt: null },
    };
  }

  /** The version to bind to: that of the first evaluator where both are to be compared, else the one in use. */
  async #version(
    { scorecardId }: StartInput,
    kind: EvaluationKind,
    contact: Contact,
    others: readonly Evaluation[],
  ): Promise<EvaluatedVersion> {
    const { scorecards } = this.parts.outside;
    const first = kind === EvaluationKind.STANDARD ? undefined : others.find((one) => liveKinds.includes(one.kind));
    if (first && (!scorecardId || scorecardId === first.scorecardId)) {
      const [same] = await scorecards.versionsByIds([first.versionId]);
      if (same) return same;
    }
    const subjects = subjectsOf(contact);
    const [usual] = subjects;
    if (!scorecardId) {
      // An agent reads no list of scorecards: the usual one is taken.
      const latest = kind === EvaluationKind.SELF && usual ? await scorecards.latestFor(usual) : null;
      if (!latest) throw required('scorecardId');
      return latest;
    }
    const version = isId(scorecardId) ? await scorecards.active(scorecardId) : null;
    if (!version) throw notFound('scorecardId');
    if (subjects.includes(version.content.subject)) return version;
    throw unfit();
  }

  async #draft(
    contact: Contact,
    version: EvaluatedVersion,
    start: Start,
    others: readonly Evaluation[],
  ): Promise<Evaluation> {
    const now = this.parts.now();
    const writing = others.filter(
      ({ state, evaluatorId }) => state === EvaluationState.DRAFT && evaluatorId !== start.evaluatorId,
    );
    return born(contact, version, {
      ...start,
      ...{ _id: newId('evaluation', this.parts.foundation.clock), now },
      day: await this.parts.dayOf(contact.endedAt ?? now, contact.siteId),
      blindTo: [...new Set(writing.map(({ evaluatorId }) => evaluatorId))],
      isPaired: others.some((one) => liveKinds.includes(one.kind) && one.state !== EvaluationState.DRAFT),
    });
  }

  async #store(evaluation: Evaluation, also: (transaction: Transaction) => Promise<void>): Promise<void> {
    const { callId, evaluatorId } = evaluation;
    try {
      await this.parts.foundation.transactions.run(async (transaction) => {
        await this.parts.store.insert(evaluation);
        if (callId !== null) await this.parts.store.blind(callId, evaluatorId);
        await this.parts.tell('started', transaction, evaluation);
        await also(transaction);
      });
    } catch (error) {
      const key = duplicateKey(error);
      if (key && ('callId' in key || 'subjectReference' in key)) throw taken(evaluation);
      throw error;
    }
  }

  async #stored(id: string): Promise<Evaluation> {
    const [evaluation] = await this.parts.store.byIds([id]);
    if (!evaluation) throw notFound('id');
    return evaluation;
  }
}

/** What others' evaluations of the call forbid. */
function refuseByOthers(viewer: Viewer, kind: EvaluationKind, others: readonly Evaluation[]): void {
  if (kind === EvaluationKind.SECOND) {
    const first = others.find((one) => one.kind === EvaluationKind.STANDARD);
    if (!first) throw wrongState('还没有第一份评分。', 'There is no first evaluation yet.', 'kind');
    if (first.evaluatorId === viewer.id) {
      throw new UserError(
        fault(
          UserErrorCode.SAME_PERSON,
          '第二份评分须由另一人做。',
          'The second evaluation is by somebody else.',
          'kind',
        ),
      );
    }
  }
  const isTold = others.some(
    (one) => one.agentId === viewer.id && releasableKinds.includes(one.kind) && releasedStates.includes(one.state),
  );
  if (kind === EvaluationKind.SELF && isTold) {
    throw wrongState(
      '这通来电的评分已发布给您，不能再自评。',
      'An evaluation of this call was released to you; it is too late for your own.',
      'callId',
    );
  }
}

const required = (field: string): UserError =>
  new UserError(fault(UserErrorCode.REQUIRED, '此项必填。', 'This is required.', field));

/** A form for something else. */
export const unfit = (): UserError =>
  new UserError(
    fault(
      UserErrorCode.INVALID,
      '这张评分卡不适用于这种来访。',
      'This scorecard is for something else.',
      'scorecardId',
    ),
  );

const taken = ({ callId, kind }: Evaluation): UserError =>
  new UserError(
    kind === EvaluationKind.STANDARD
      ? fault(
          UserErrorCode.DUPLICATE,
          '已有一份评分，可作为第二评分人再评。',
          'It is evaluated already; you may be its second evaluator.',
          callId === null ? 'subjectReference' : 'callId',
        )
      : fault(UserErrorCode.DUPLICATE, '已有一份这样的评分。', 'There is such an evaluation already.', 'callId'),
  );
