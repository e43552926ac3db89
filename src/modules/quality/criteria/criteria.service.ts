import { actorOf } from '../../../platform/auth/actor.js';
import { Role, type Viewer, hasRole } from '../../../platform/auth/viewer.js';
import {
  UserError,
  UserErrorCode,
  conflict,
  fault,
  notAllowed,
  notFound,
  wrongState,
} from '../../../platform/errors/index.js';
import type { Transaction } from '../../../platform/events/index.js';
import { newId } from '../../../platform/ids/ids.js';
import { duplicateKey } from '../../../platform/mongo/connect.js';
import type { Foundation } from '../../../platform/room.js';
import { addDays } from '../../../platform/rules/days.js';
import { Faults } from '../../people/index.js';
import type { AgendaService } from './agenda.service.js';
import type { AgendaStore } from './agenda.store.js';
import { isMonth } from './agenda.rules.js';
import type { CriteriaOutside } from './criteria-needs.js';
import { type ChangeGiven, checkChange, reworded } from './criteria-words.rules.js';
import { criteriaProposers, mayKeepCriteria, mayPropose, maySeeCriteria } from './criteria.policy.js';
import type { CriteriaStore } from './criteria.store.js';
import {
  type CriteriaChange,
  CriteriaChangeKind,
  CriteriaChangeState,
  type CriteriaMeeting,
  CriteriaMeetingState,
  criteriaLimits,
} from './criteria.js';

/** Whoever evaluated within so many days reads rulings on what they evaluated with. */
const recentDays = 180;

/** Meetings on the criteria: planned, held; changes proposed, decided, read. */
export class CriteriaService {
  constructor(
    private readonly foundation: Foundation,
    private readonly store: CriteriaStore,
    private readonly agendas: AgendaService,
    private readonly counts: AgendaStore,
    private readonly outside: CriteriaOutside,
  ) {}

  /** Plans the meeting of a month. Errors: NOT_ALLOWED, INVALID, DUPLICATE (the month has one), KEY_REUSED. */
  async plan(
    viewer: Viewer,
    given: { month: string; plannedAt: Date; idempotencyKey?: string | null },
  ): Promise<CriteriaMeeting> {
    if (!mayKeepCriteria(viewer)) throw notAllowed();
    if (!isMonth(given.month))
      throw new UserError(
        fault(UserErrorCode.INVALID, '月份格式为 YYYY-MM。', 'A month is given as YYYY-MM.', 'month'),
      );
    const { clock, idempotency, transactions } = this.foundation;
    const id = await idempotency.once(viewer, 'criteriaMeetingPlan', given.idempotencyKey, given, async (remember) => {
      try {
        return await transactions.run(async (transaction) => {
          const meeting: CriteriaMeeting = {
            ...{ _id: newId('criteria_meeting', clock), month: given.month, state: CriteriaMeetingState.PLANNED },
            ...{ plannedAt: given.plannedAt, heldAt: null, storedAgenda: null, plannedById: viewer.id },
            ...{ revision: 1, createdAt: clock.now() },
          };
          await this.store.insertMeeting(meeting);
          await remember(meeting._id);
          this.#append(transaction, viewer, 'criteria.meeting-planned', 'criteria_meeting', meeting._id, {
            month: given.month,
          });
          return meeting._id;
        });
      } catch (error) {
        const key = duplicateKey(error);
        if (!key || !('month' in key)) throw error;
        throw new UserError(
          fault(UserErrorCode.DUPLICATE, '这个月已有会议。', 'This month has a meeting already.', 'month'),
        );
      }
    });
    const meeting = await this.store.meeting(id);
    if (!meeting) throw new Error('A meeting that was just planned is gone.');
    return meeting;
  }

  /** Ends a meeting: its agenda stays as it is now. What was not decided stays proposed. Errors: NOT_FOUND, NOT_ALLOWED, WRONG_STATE, CONFLICT. */
  async hold(viewer: Viewer, id: string, expectedVersion: number): Promise<CriteriaMeeting> {
    const meeting = await this.#meeting(viewer, id, 'id');
    if (!mayKeepCriteria(viewer)) throw notAllowed('id');
    if (meeting.state === CriteriaMeetingState.HELD)
      throw wrongState('会议已开过。', 'The meeting was held already.', 'id');
    const storedAgenda = await this.agendas.of(meeting);
    const heldAt = this.foundation.clock.now();
    return this.foundation.transactions.run(async (transaction) => {
      const change = { state: CriteriaMeetingState.HELD, heldAt, storedAgenda };
      const after = await this.store.changeMeeting(id, expectedVersion, change);
      if (!after) throw conflict({ meeting: await this.store.meeting(id) });
      this.#append(transaction, viewer, 'criteria.meeting-held', 'criteria_meeting', id, {
        agenda: storedAgenda.length,
      });
      return after;
    });
  }

  /** Proposes a change to a meeting that is to come. Errors: NOT_ALLOWED, NOT_FOUND, WRONG_STATE, REQUIRED, TOO_LONG, INVALID, KEY_REUSED. */
  async propose(viewer: Viewer, given: ChangeGiven): Promise<CriteriaChange> {
    if (!mayPropose(viewer)) throw notAllowed();
    const meeting = await this.#meeting(viewer, given.meetingId, 'meetingId');
    if (meeting.state !== CriteriaMeetingState.PLANNED)
      throw wrongState('会议已开过，请提到下一次。', 'The meeting was held; propose it to the next one.', 'meetingId');
    const version = await this.outside.scorecards.active(given.scorecardId);
    if (!version) throw notFound('scorecardId');
    const words = checkChange(given, version.content);
    const { clock, idempotency, transactions } = this.foundation;
    const id = await idempotency.once(viewer, 'criteriaChangePropose', given.idempotencyKey, given, (remember) =>
      transactions.run(async (transaction) => {
        const change: CriteriaChange = {
          ...{ _id: newId('criteria_change', clock), meetingId: meeting._id, scorecardId: given.scorecardId },
          ...{ scorecardCode: version.code, ref: given.ref, kind: given.kind, ...words, proposedById: viewer.id },
          ...{ decidedById: null, state: CriteriaChangeState.PROPOSED, decidedAt: null, reason: null, ruling: null },
          ...{ hasDraft: false, readerIds: [], outstandingIds: [], acknowledgements: [], revision: 1 },
          createdAt: clock.now(),
        };
        await this.store.insertChange(change);
        await remember(change._id);
        this.#append(transaction, viewer, 'criteria.change-proposed', 'criteria_change', change._id, {
          ...{ scorecard: version.code, ref: given.ref, kind: given.kind },
        });
        return change._id;
      }),
    );
    return this.#stored(id);
  }

  /**
   * Decides about a change, with a reason. Accepted, it has a ruling that evaluators must read, and a new wording stands in a working
   * copy of the scorecard. Errors: NOT_FOUND, NOT_ALLOWED, WRONG_STATE, REQUIRED, TOO_LONG, CONFLICT, INVALID (the working copy lacks the question).
   */
  async decide(
    viewer: Viewer,
    id: string,
    given: { expectedVersion: number; isAccepted: boolean; reason: string; ruling?: string | null },
  ): Promise<CriteriaChange> {
    const before = await this.seenChange(viewer, id);
    if (!before) throw notFound('id');
    if (!mayKeepCriteria(viewer)) throw notAllowed('id');
    if (before.state !== CriteriaChangeState.PROPOSED)
      throw wrongState('此项已经决定。', 'It was decided already.', 'id');
    const faults = new Faults();
    const reason = faults.text(given.reason, criteriaLimits.reason, 'reason');
    const ruling = given.isAccepted ? faults.text(given.ruling, criteriaLimits.ruling, 'ruling') : null;
    faults.check();
    const readerIds = given.isAccepted ? await this.#readers(before.scorecardId) : [];
    const at = this.foundation.clock.now();
    const hasDraft = given.isAccepted && before.kind === CriteriaChangeKind.WORDING;
    const isReader = readerIds.includes(viewer.id);
    return this.foundation.transactions.run(async (transaction) => {
      const after = await this.store.decide(id, given.expectedVersion, {
        state: given.isAccepted ? CriteriaChangeState.ACCEPTED : CriteriaChangeState.REJECTED,
        ...{ decidedById: viewer.id, decidedAt: at, reason, ruling, hasDraft, readerIds },
        // Whoever decides knows it.
        outstandingIds: readerIds.filter((reader) => reader !== viewer.id),
        acknowledgements: isReader ? [{ userId: viewer.id, at }] : [],
      });
      if (!after) throw conflict({ change: await this.store.change(id) });
      if (hasDraft) await this.#reword(transaction, viewer, after);
      if (ruling !== null)
        transaction.notify({
          ...{ to: after.outstandingIds, kind: 'CRITERIA_RULED', code: after.scorecardCode },
          subject: { type: 'criteria_change', id },
          title: `${after.scorecardCode} ${after.ref}`,
          text: {
            'zh-CN': `监控准则有新裁定，请阅读并确认：${ruling}`,
            en: `A new ruling on the criteria; read and acknowledge it: ${ruling}`,
          },
        });
      this.#append(transaction, viewer, 'criteria.change-decided', 'criteria_change', id, {
        ...{ state: after.state, hasDraft, readers: readerIds.length },
      });
      return after;
    });
  }

  /** Notes that the viewer has read a ruling; a second time changes nothing. Errors: NOT_FOUND, NOT_ALLOWED (it need not be read by them). */
  async acknowledge(viewer: Viewer, id: string): Promise<CriteriaChange> {
    const before = await this.seenChange(viewer, id);
    if (!before || before.state !== CriteriaChangeState.ACCEPTED) throw notFound('id');
    if (!before.readerIds.includes(viewer.id)) throw notAllowed('id');
    if (!before.outstandingIds.includes(viewer.id)) return before;
    return this.foundation.transactions.run(async (transaction) => {
      const after = await this.store.acknowledge(id, viewer.id, this.foundation.clock.now());
      if (!after) return before;
      this.#append(transaction, viewer, 'criteria.acknowledged', 'criteria_change', id, {});
      return after;
    });
  }

  /** A change that the viewer may see, or null. */
  async seenChange(viewer: Viewer, id: string): Promise<CriteriaChange | null> {
    return maySeeCriteria(viewer) ? this.store.change(id) : null;
  }

  async #stored(id: string): Promise<CriteriaChange> {
    const change = await this.store.change(id);
    if (!change) throw new Error('A change that was just proposed is gone.');
    return change;
  }

  async #meeting(viewer: Viewer, id: string, field: string): Promise<CriteriaMeeting> {
    const meeting = maySeeCriteria(viewer) ? await this.store.meeting(id) : null;
    if (!meeting) throw notFound(field);
    return meeting;
  }

  /** Who must read a ruling: quality analysts, and whoever evaluated with the scorecard lately. */
  async #readers(scorecardId: string): Promise<string[]> {
    const analysts = await this.outside.people.activeWith([Role.QA_ANALYST], criteriaLimits.readers);
    const since = addDays(this.foundation.clock.now().toISOString().slice(0, 10), -recentDays);
    const others = await this.outside.people.viewersOf(await this.counts.evaluatorsSince(scorecardId, since));
    const able = others.filter((viewer) => hasRole(viewer, ...criteriaProposers)).map(({ id }) => id);
    return [...new Set([...analysts.map(({ _id }) => _id), ...able])].slice(0, criteriaLimits.readers);
  }

  async #reword(
    transaction: Transaction,
    viewer: Viewer,
    { scorecardId, ref, newText, newHelp, ruling }: CriteriaChange,
  ) {
    const note = (ruling ?? '').slice(0, 500);
    const made = await this.outside.scorecards.openWithin(
      transaction,
      scorecardId,
      { id: viewer.id, note },
      (standing) => reworded(standing, ref, { newText, newHelp }),
    );
    if (!made) throw notFound('id');
  }

  #append(
    transaction: Transaction,
    viewer: Viewer,
    type: string,
    subjectType: string,
    id: string,
    after: Readonly<Record<string, unknown>>,
  ): void {
    transaction.append({ type, subject: { type: subjectType, id }, actor: actorOf(viewer), after });
  }
}
