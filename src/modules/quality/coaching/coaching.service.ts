import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserErrorCode, conflict, notAllowed, notFound, wrongState } from '../../../platform/errors/index.js';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import { toPredicate } from '../../../platform/rules/rules.js';
import { Faults } from '../../people/index.js';
import type { CoachedPeople } from './coached-people.service.js';
import type { CoachedEvaluations } from './coached-evaluation.js';
import { coachingEvent, openedNotice } from './coaching-events.rules.js';
import { coachedVisibleTo, mayAcknowledge, mayCoach } from './coaching.policy.js';
import { type CoachingGiven, checkAhead, checkedGoals, checkedPlan, longest } from './coaching-given.rules.js';
import type { CoachingFilter, CoachingStore } from './coaching.store.js';
import { type Coaching, CoachingCause, CoachingState } from './coaching.js';

/** Coaching sessions: opened, planned, held, confirmed, looked at again. */
export class CoachingService {
  constructor(
    private readonly foundation: Foundation,
    private readonly sessions: CoachingStore,
    private readonly people: CoachedPeople,
    private readonly evaluations: CoachedEvaluations,
    /** Which of the calls are an agent's own. */
    private readonly ownCalls: (agentId: string, callIds: readonly string[]) => Promise<ReadonlySet<string>>,
  ) {}

  /** Those of the ids that the viewer may see. */
  async visible(viewer: Viewer, ids: readonly string[]): Promise<Coaching[]> {
    const sees = toPredicate(coachedVisibleTo(viewer));
    return (await this.sessions.byIds(ids)).filter((coaching) => sees({ ...coaching }));
  }

  page(viewer: Viewer, filter: CoachingFilter, request: PageRequest): Promise<Page<Coaching>> {
    return this.sessions.page(coachedVisibleTo(viewer), filter, request);
  }

  /**
   * Opens a session with an agent; the agent is told. Errors: NOT_FOUND (an agent, call or evaluation that is not there, or not the
   * agent's), NOT_ALLOWED, REQUIRED, TOO_LONG, TOO_MANY, OUT_OF_RANGE, KEY_REUSED.
   */
  async open(viewer: Viewer, agentId: string, given: CoachingGiven, key?: string | null): Promise<Coaching> {
    const person = await this.people.visible(viewer, agentId);
    if (!person) throw notFound('agentId');
    if (!mayCoach(viewer, person)) throw notAllowed('agentId');
    const plan = checkedPlan(given, this.foundation.clock.now());
    const scorecardId = await this.#checkTies(agentId, plan.callIds, plan.evaluationIds);
    const { clock, transactions, idempotency } = this.foundation;
    const coaching: Coaching = {
      _id: newId('coaching', clock),
      ...{ state: CoachingState.OPEN, cause: CoachingCause.MANUAL, ruleKey: null, ...plan, scorecardId },
      ...{ heldAt: null, notes: null, acknowledgedAt: null, comment: null, closedAt: null, outcome: null },
      ...{ agentId, coachId: viewer.id, openedById: viewer.id, remindedAt: null },
      ...{ teamIds: [...person.teamIds], siteId: person.siteId, revision: 1, createdAt: clock.now() },
    };
    const id = await idempotency.once(viewer, 'coachingOpen', key, { agentId, ...given }, (remember) =>
      transactions.run(async (transaction) => {
        await this.sessions.insert([coaching]);
        await remember(coaching._id);
        transaction.append(coachingEvent('coaching.opened', actorOf(viewer), null, coaching));
        transaction.notify(openedNotice(coaching, person.user.name));
        return coaching._id;
      }),
    );
    const [opened] = await this.visible(viewer, [id]);
    if (!opened) throw new Error('A session that was just opened is gone.');
    return opened;
  }

  /** Plans it anew. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, TOO_LONG, TOO_MANY, OUT_OF_RANGE. */
  async update(viewer: Viewer, id: string, expectedVersion: number, given: CoachingGiven): Promise<Coaching> {
    const coaching = await this.#load(viewer, id, expectedVersion);
    this.#mustCoach(viewer, coaching);
    if (coaching.state !== CoachingState.OPEN) throw wrongState('辅导已进行。', 'It was held already.', 'id');
    const plan = checkedPlan(given, this.foundation.clock.now(), coaching.followUpAt);
    const scorecardId = await this.#checkTies(coaching.agentId, plan.callIds, plan.evaluationIds);
    const reminds = plan.followUpAt?.getTime() === coaching.followUpAt?.getTime() ? {} : { remindedAt: null };
    return this.#change(viewer, coaching, 'coaching.planned', { ...plan, scorecardId, ...reminds });
  }

  /** Writes down what was agreed. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, TOO_LONG, TOO_MANY, OUT_OF_RANGE. */
  async hold(
    viewer: Viewer,
    id: string,
    given: { expectedVersion: number; notes: string; goals: readonly string[]; followUpAt: Date | null },
  ): Promise<Coaching> {
    const coaching = await this.#load(viewer, id, given.expectedVersion);
    this.#mustCoach(viewer, coaching);
    if (coaching.state !== CoachingState.OPEN && coaching.state !== CoachingState.HELD)
      throw wrongState('座席已确认，不能再改。', 'The agent has confirmed it; it stays as it is.', 'id');
    const faults = new Faults();
    const notes = faults.text(given.notes, longest.notes, 'notes');
    const goals = checkedGoals(faults, given.goals);
    const now = this.foundation.clock.now();
    checkAhead(faults, given.followUpAt, now);
    faults.check();
    return this.#change(viewer, coaching, 'coaching.held', {
      ...{ state: CoachingState.HELD, heldAt: coaching.heldAt ?? now, notes, goals },
      ...{ followUpAt: given.followUpAt, remindedAt: null, coachId: viewer.id },
    });
  }

  /** The agent confirms what was agreed. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, TOO_LONG. */
  async acknowledge(
    viewer: Viewer,
    id: string,
    given: { expectedVersion: number; comment?: string | null },
  ): Promise<Coaching> {
    const coaching = await this.#load(viewer, id, given.expectedVersion);
    if (!mayAcknowledge(viewer, coaching)) throw notAllowed('id');
    if (coaching.state !== CoachingState.HELD)
      throw wrongState('辅导还没有记录，或已确认。', 'It is not held yet, or confirmed already.', 'id');
    const faults = new Faults();
    const comment = given.comment?.trim() ? faults.text(given.comment, longest.comment, 'comment') : null;
    faults.check();
    const acknowledgedAt = this.foundation.clock.now();
    return this.#change(viewer, coaching, 'coaching.acknowledged', {
      ...{ state: CoachingState.ACKNOWLEDGED, acknowledgedAt, comment },
    });
  }

  /**
   * Closes it: after the follow-up, with what came of each goal, or because it is not needed. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT,
   * WRONG_STATE, REQUIRED, TOO_LONG, OUT_OF_RANGE.
   */
  async close(
    viewer: Viewer,
    id: string,
    given: { expectedVersion: number; outcome: string; goalsMet: readonly boolean[] },
  ): Promise<Coaching> {
    const coaching = await this.#load(viewer, id, given.expectedVersion);
    this.#mustCoach(viewer, coaching);
    if (coaching.state === CoachingState.CLOSED) throw wrongState('辅导已结束。', 'It is closed already.', 'id');
    const faults = new Faults();
    const outcome = faults.text(given.outcome, longest.outcome, 'outcome');
    if (given.goalsMet.length !== 0 && given.goalsMet.length !== coaching.goals.length)
      faults.add(UserErrorCode.OUT_OF_RANGE, '每个目标一个结果。', 'One answer for each goal.', 'goalsMet');
    faults.check();
    const goals = coaching.goals.map(({ text, isMet }, at) => ({ text, isMet: given.goalsMet[at] ?? isMet }));
    const closedAt = this.foundation.clock.now();
    return this.#change(viewer, coaching, 'coaching.closed', { state: CoachingState.CLOSED, closedAt, outcome, goals });
  }

  #mustCoach(viewer: Viewer, coaching: Coaching): void {
    if (!mayCoach(viewer, coaching)) throw notAllowed('id');
  }

  /** The calls and evaluations must be the agent's; the scorecard of the first evaluation is that of the questions. */
  async #checkTies(
    agentId: string,
    callIds: readonly string[],
    evaluationIds: readonly string[],
  ): Promise<string | null> {
    const faults = new Faults();
    const own = callIds.length ? await this.ownCalls(agentId, callIds) : new Set<string>();
    callIds.forEach((id, at) => own.has(id) || faults.missing('callIds', String(at)));
    const released = evaluationIds.length ? await this.evaluations.releasedByIds(evaluationIds) : [];
    const known = new Map(released.filter((one) => one.agentId === agentId).map((one) => [one._id, one]));
    evaluationIds.forEach((id, at) => known.has(id) || faults.missing('evaluationIds', String(at)));
    faults.check();
    return known.get(evaluationIds[0] ?? '')?.scorecardId ?? null;
  }

  async #load(viewer: Viewer, id: string, expectedVersion: number): Promise<Coaching> {
    const [coaching] = await this.visible(viewer, [id]);
    if (!coaching) throw notFound('id');
    if (coaching.revision !== expectedVersion) throw conflict({ coaching });
    return coaching;
  }

  #change(viewer: Viewer, coaching: Coaching, type: string, change: Partial<Coaching>): Promise<Coaching> {
    return this.foundation.transactions.run(async (transaction) => {
      const after = await this.sessions.change(coaching._id, coaching.revision, change);
      if (!after) throw conflict({ coaching: (await this.sessions.byIds([coaching._id]))[0] ?? null });
      transaction.append(coachingEvent(type, actorOf(viewer), coaching, after));
      return after;
    });
  }
}
