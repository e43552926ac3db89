import { actorOf } from '../../../platform/auth/actor.js';
import { type Viewer, hasRole } from '../../../platform/auth/viewer.js';
import { type UserError, conflict, notAllowed, notFound, wrongState } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/ids.js';
import { duplicateKey } from '../../../platform/mongo/connect.js';
import type { Foundation } from '../../../platform/room.js';
import { Faults } from '../../people/index.js';
import type { Evaluation } from '../evaluations/evaluation.js';
import type { CalibrationOutside } from './calibration-needs.js';
import { inviting, revealing } from './calibration-notices.rules.js';
import { calibrators, mayClose, mayReveal, mayRule, maySeeSession, mayStart } from './calibration.policy.js';
import type { CalibrationStore } from './calibration.store.js';
import type { SessionCheck, SessionGiven } from './session-check.service.js';
import { type CalibrationSession, CalibrationState, calibrationLimits } from './calibration.js';

/** Sessions: called, revealed, ruled on, closed. What is submitted to them comes by evaluations. */
export class CalibrationService {
  constructor(
    private readonly foundation: Foundation,
    private readonly store: CalibrationStore,
    private readonly outside: Pick<CalibrationOutside, 'versions' | 'evaluations'>,
    private readonly checks: SessionCheck,
  ) {}

  /** A session that the viewer sees, or null. */
  async seen(viewer: Viewer, id: string): Promise<CalibrationSession | null> {
    const session = await this.store.byId(id);
    return session && maySeeSession(viewer, session) ? session : null;
  }

  /**
   * Calls a session. Errors: NOT_ALLOWED, NOT_FOUND (`callId`, `scorecardId`), INVALID (a form for something else, nobody took the call),
   * REQUIRED, TOO_LONG, TOO_MANY, DUPLICATE, SAME_PERSON (the agent, the expert twice), OUT_OF_RANGE, KEY_REUSED.
   */
  async create(viewer: Viewer, given: SessionGiven): Promise<CalibrationSession> {
    if (viewer.kind !== 'person' || !hasRole(viewer, ...calibrators)) throw notAllowed();
    const { clock, idempotency, transactions } = this.foundation;
    const { call, version } = await this.checks.scored(viewer, given);
    const title = await this.checks.checked(given, call);
    const id = await idempotency.once(viewer, 'calibrationCreate', given.idempotencyKey, given, (remember) =>
      transactions.run(async (transaction) => {
        const at = clock.now();
        const { expertId, participantIds, dueAt } = given;
        const session: CalibrationSession = {
          ...{ _id: newId('calibration', clock), title, state: CalibrationState.EXPERT_FIRST, callId: call._id },
          ...{ callReference: call.reference, agentId: call.agentId ?? '', scorecardId: version.scorecardId },
          ...{ versionId: version._id, leaderId: viewer.id, expertId, participantIds: [...participantIds], dueAt },
          memberIds: [...new Set([viewer.id, expertId, ...participantIds])],
          ...{ submissions: [], revealedAt: null, revealReason: null, rulings: [], closedAt: null, remindedAt: null },
          ...{ revision: 1, createdAt: at, updatedAt: at },
        };
        await this.store.insert(session);
        await remember(session._id);
        transaction.notify(inviting(session));
        transaction.append({
          type: 'calibration.created',
          subject: { type: 'calibration', id: session._id },
          actor: actorOf(viewer),
          after: { callId: call._id, versionId: version._id, expertId, participants: participantIds.length },
        });
        return session._id;
      }),
    );
    return this.#stored(id);
  }

  /** Begins the viewer's own evaluation, or finds it. Errors: NOT_FOUND, NOT_ALLOWED, WRONG_STATE. */
  async start(viewer: Viewer, id: string): Promise<{ session: CalibrationSession; evaluation: Evaluation }> {
    const session = await this.#load(viewer, id);
    const own = async (): Promise<Evaluation | undefined> =>
      (await this.outside.evaluations.ofCalibrations([id])).find(({ evaluatorId }) => evaluatorId === viewer.id);
    const begun = await own();
    if (begun) return { session, evaluation: begun };
    if (!mayStart(viewer, session)) throw this.#refusal(session, 'id');
    try {
      const evaluation = await this.foundation.transactions.run(async (transaction) => {
        const faster = await own();
        if (faster) return faster;
        const { callId, versionId } = session;
        const made = await this.outside.evaluations.startFor({
          ...{ kind: 'CALIBRATION', calibrationId: id, evaluatorId: viewer.id, callId, versionId },
        });
        transaction.append({
          type: 'calibration.started',
          subject: { type: 'calibration', id },
          actor: actorOf(viewer),
          after: { evaluationId: made._id },
        });
        return made;
      });
      return { session, evaluation };
    } catch (error) {
      // A double click: the other one was faster.
      const other = duplicateKey(error) ? await own() : undefined;
      if (!other) throw error;
      return { session, evaluation: other };
    }
  }

  /** Reveals the answers. A reason is needed before all have submitted. Errors: NOT_FOUND, NOT_ALLOWED, WRONG_STATE, REQUIRED, TOO_LONG, CONFLICT. */
  async reveal(
    viewer: Viewer,
    id: string,
    given: { expectedVersion: number; reason?: string | null },
  ): Promise<CalibrationSession> {
    const session = await this.#load(viewer, id);
    if (session.leaderId !== viewer.id) throw notAllowed('id');
    if (!mayReveal(viewer, session))
      throw wrongState(
        '须在专家和至少一位参与者提交之后、揭示之前。',
        'It is revealed once, after the expert and at least one participant have submitted.',
        'id',
      );
    const reason = this.#reason(given.reason);
    const at = this.foundation.clock.now();
    const change = { state: CalibrationState.REVEALED, revealedAt: at, revealReason: reason, updatedAt: at };
    return this.#change(viewer, session, given.expectedVersion, 'calibration.revealed', change, (after) => [
      revealing(after),
    ]);
  }

  /** Writes the ruling on a question, or another one. Errors: NOT_FOUND, NOT_ALLOWED, WRONG_STATE, REQUIRED, TOO_LONG, CONFLICT. */
  async rule(
    viewer: Viewer,
    id: string,
    given: { expectedVersion: number; ref: string; ruling: string; proposesChange?: boolean | null },
  ): Promise<CalibrationSession> {
    const session = await this.#load(viewer, id);
    if (session.leaderId !== viewer.id && session.expertId !== viewer.id) throw notAllowed('id');
    if (!mayRule(viewer, session))
      throw wrongState(
        '只有已揭示、未关闭的校准可以裁定。',
        'Rulings are written while it is revealed and not closed.',
        'id',
      );
    const faults = new Faults();
    const text = faults.text(given.ruling, calibrationLimits.ruling, 'ruling');
    const [version] = await this.outside.versions.versionsByIds([session.versionId]);
    const refs = version?.content.sections.flatMap(({ questions }) => questions.map(({ ref }) => ref)) ?? [];
    if (!refs.includes(given.ref)) faults.missing('ref');
    faults.check();
    const at = this.foundation.clock.now();
    const ruling = { ref: given.ref, text, proposesChange: given.proposesChange ?? false, byId: viewer.id, at };
    const rulings = [...session.rulings.filter(({ ref }) => ref !== given.ref), ruling];
    return this.#change(
      viewer,
      session,
      given.expectedVersion,
      'calibration.ruled',
      { rulings, updatedAt: at },
      () => [],
      {
        ...{ ref: given.ref, proposesChange: ruling.proposesChange },
      },
    );
  }

  /** Ends a session. A reason is needed where it was never revealed; then nobody ever sees others' answers. Errors as `reveal`. */
  async close(
    viewer: Viewer,
    id: string,
    given: { expectedVersion: number; reason?: string | null },
  ): Promise<CalibrationSession> {
    const session = await this.#load(viewer, id);
    if (session.leaderId !== viewer.id) throw notAllowed('id');
    if (!mayClose(viewer, session)) throw wrongState('校准已经关闭。', 'It is closed already.', 'id');
    const at = this.foundation.clock.now();
    const change = { state: CalibrationState.CLOSED, closedAt: at, updatedAt: at };
    const reason = session.revealedAt === null ? { revealReason: this.#reason(given.reason) } : {};
    return this.#change(viewer, session, given.expectedVersion, 'calibration.closed', { ...change, ...reason });
  }

  async #load(viewer: Viewer, id: string): Promise<CalibrationSession> {
    const session = await this.seen(viewer, id);
    if (!session) throw notFound('id');
    return session;
  }

  async #stored(id: string): Promise<CalibrationSession> {
    const session = await this.store.byId(id);
    if (!session) throw new Error('A session that was just called is gone.');
    return session;
  }

  #refusal(session: CalibrationSession, field: string): UserError {
    const isOver = session.revealedAt !== null || session.closedAt !== null;
    return isOver ? wrongState('校准已揭示或关闭。', 'It was revealed or closed.', field) : notAllowed(field);
  }

  #reason(given: string | null | undefined): string {
    const faults = new Faults();
    const reason = faults.text(given, calibrationLimits.reason, 'reason');
    faults.check();
    return reason;
  }

  #change(
    viewer: Viewer,
    session: CalibrationSession,
    expectedVersion: number,
    type: string,
    change: Partial<CalibrationSession>,
    notices: (after: CalibrationSession) => readonly ReturnType<typeof revealing>[] = () => [],
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<CalibrationSession> {
    return this.foundation.transactions.run(async (transaction) => {
      const after =
        expectedVersion === session.revision && (await this.store.change(session._id, expectedVersion, change));
      if (!after) throw conflict({ session: await this.store.byId(session._id) });
      for (const notice of notices(after)) transaction.notify(notice);
      transaction.append({
        type,
        subject: { type: 'calibration', id: session._id },
        actor: actorOf(viewer),
        before: { state: session.state },
        after: { state: after.state, submissions: after.submissions.length, ...more },
      });
      return after;
    });
  }
}
