import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, wrongState } from '../../../platform/errors/index.js';
import type { Connection, PageRequest } from '../../../platform/graphql/connection.js';
import { mayAskConsent, mayConsent } from '../quality.policy.js';
import { ExemplaryConsent } from './evaluation-enums.js';
import { consentNotice } from './evaluation-notices.rules.js';
import { type EvaluationParts, evaluationEvent } from './evaluation-parts.service.js';
import { isOfferable, mayRead } from './evaluation.policy.js';
import { type Evaluation, evaluationLimits } from './evaluation.js';

/** Calls that others may learn from: asked of the agent, who agrees, refuses, and may withdraw at any time. */
export class EvaluationExamplesService {
  constructor(private readonly parts: EvaluationParts) {}

  /** Asks the agent. NOT_FOUND, NOT_ALLOWED, WRONG_STATE (not released, no call, asked before), REQUIRED and TOO_LONG (`reason`). */
  async ask(viewer: Viewer, id: string, given: string): Promise<Evaluation> {
    const before = await this.parts.load(viewer, id, null, (who, one) => mayRead(who, one) && mayAskConsent(who, one));
    if (!isOfferable(before)) {
      throw before.consent === ExemplaryConsent.NONE
        ? wrongState('发布之后的来电才能征求同意。', 'Only calls whose evaluation was released can be asked for.', 'id')
        : wrongState('已经问过座席。', 'The agent was asked already.', 'id');
    }
    const reason = given.trim();
    const { reason: most } = evaluationLimits;
    if (!reason)
      throw new UserError(fault(UserErrorCode.REQUIRED, '请写明值得学习之处。', 'Say what is exemplary.', 'reason'));
    if (reason.length > most) {
      throw new UserError(
        fault(UserErrorCode.TOO_LONG, `最多 ${most} 个字符。`, `At most ${most} characters.`, 'reason'),
      );
    }
    const { content } = await this.parts.form(before.versionId);
    const change = {
      ...{ consent: ExemplaryConsent.ASKED, exemplaryReason: reason, exemplaryAskedById: viewer.id },
      updatedAt: this.parts.now(),
    };
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await this.parts.write(before, change);
      transaction.append(evaluationEvent('evaluation.consent-asked', actorOf(viewer), after));
      transaction.notify(consentNotice(after, content.title));
      return after;
    });
  }

  /** The agent’s answer; may be changed at any time. NOT_FOUND, NOT_ALLOWED, WRONG_STATE (nobody asked, or so it stands already). */
  async answer(viewer: Viewer, id: string, isGiven: boolean): Promise<Evaluation> {
    const before = await this.parts.load(viewer, id, null, (who, one) => mayRead(who, one) && mayConsent(who, one));
    const consent = isGiven ? ExemplaryConsent.GIVEN : ExemplaryConsent.REFUSED;
    if (before.consent === ExemplaryConsent.NONE)
      throw wrongState('没有人征求过您的同意。', 'Nobody has asked you.', 'id');
    if (before.consent === consent) throw wrongState('您已这样答复过。', 'That is your answer already.', 'id');
    const now = this.parts.now();
    const change = { consent, isExemplary: isGiven, exemplaryAt: isGiven ? now : null, updatedAt: now };
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await this.parts.write(before, change);
      await this.#mark(after);
      const type = isGiven
        ? 'evaluation.consent-given'
        : before.isExemplary
          ? 'evaluation.consent-withdrawn'
          : 'evaluation.consent-refused';
      transaction.append(evaluationEvent(type, actorOf(viewer), after));
      return after;
    });
  }

  /** Calls that may be shown as examples, those agreed to last first. */
  page(request: PageRequest): Promise<Connection<Evaluation>> {
    return this.parts.store.examples(request);
  }

  /** A call is an example as long as one consent stands. */
  async #mark({ callId }: Evaluation): Promise<void> {
    if (callId === null) return;
    const given = await this.parts.store.ofCalls([callId], { isExemplary: true });
    await this.parts.outside.calls.setExemplary(callId, given.length > 0);
  }
}
