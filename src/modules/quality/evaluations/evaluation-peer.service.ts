import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed, notFound } from '../../../platform/errors/index.js';
import { isId } from '../../../platform/ids/ids.js';
import { mayChoosePeers, mayEvaluate } from '../quality.policy.js';
import { contactOfCall, subjectsOf } from './evaluation-born.rules.js';
import { EvaluationKind } from './evaluation-enums.js';
import { peerNotice } from './evaluation-notices.rules.js';
import { type EvaluationParts, evaluationEvent } from './evaluation-parts.service.js';
import { type EvaluationStartService, unfit } from './evaluation-start.service.js';
import type { Evaluation } from './evaluation.js';

/** Whom a lead chooses for which call. */
export interface PeerInput {
  readonly callId: string;
  readonly evaluatorId: string;
  readonly scorecardId: string;
  readonly dueAt?: Date | null;
  readonly idempotencyKey?: string | null;
}

/** Colleagues evaluate each other where the lead asks for it; outside the live score. */
export class EvaluationPeerService {
  constructor(
    private readonly parts: EvaluationParts,
    private readonly starts: EvaluationStartService,
  ) {}

  /**
   * Makes a PEER draft for a colleague and tells them; from then on they hear the call until it is released. NOT_FOUND, NOT_ALLOWED,
   * INVALID (`evaluatorId`: the agent, or nobody who evaluates), OUT_OF_RANGE (`dueAt` is past), DUPLICATE.
   */
  async assign(viewer: Viewer, input: PeerInput): Promise<Evaluation> {
    const id = await this.parts.foundation.idempotency.once(
      viewer,
      'peerAssign',
      input.idempotencyKey,
      input,
      (remember) => this.#assign(viewer, input, remember),
    );
    const [evaluation] = await this.parts.store.byIds([id]);
    if (!evaluation) throw notFound('callId');
    return evaluation;
  }

  async #assign(viewer: Viewer, input: PeerInput, remember: (id: string) => Promise<void>): Promise<string> {
    const { calls, scorecards, directory } = this.parts.outside;
    const [call] = isId(input.callId) ? await calls.visible(viewer, [input.callId]) : [];
    const contact = call ? contactOfCall(call) : null;
    if (!contact) throw notFound('callId');
    if (!mayChoosePeers(viewer, contact)) throw notAllowed('callId');
    const [peer] = isId(input.evaluatorId) ? await directory.viewersOf([input.evaluatorId]) : [];
    if (!peer) throw notFound('evaluatorId');
    if (!mayEvaluate(peer, contact, EvaluationKind.PEER, true)) {
      throw new UserError(
        fault(UserErrorCode.INVALID, '此人不能评这通来电。', 'This person cannot evaluate the call.', 'evaluatorId'),
      );
    }
    const version = isId(input.scorecardId) ? await scorecards.active(input.scorecardId) : null;
    if (!version) throw notFound('scorecardId');
    if (!subjectsOf(contact).includes(version.content.subject)) throw unfit();
    const dueAt = input.dueAt ?? null;
    if (dueAt && dueAt <= this.parts.now()) {
      throw new UserError(fault(UserErrorCode.OUT_OF_RANGE, '期限须在将来。', 'The date must lie ahead.', 'dueAt'));
    }
    const start = { kind: EvaluationKind.PEER, evaluatorId: peer.id, assignedById: viewer.id, dueAt };
    const made = await this.starts.storeFor(contact, version, start, async (transaction, evaluation) => {
      await remember(evaluation._id);
      transaction.append(
        evaluationEvent('evaluation.peer-assigned', actorOf(viewer), evaluation, { evaluatorId: peer.id }),
      );
      transaction.notify(peerNotice(evaluation, version.content.title));
    });
    return made._id;
  }
}
