import { newId } from '../../../platform/ids/ids.js';
import { type WorkingCalendar, afterWorkingDays, dayAt } from '../../people/index.js';
import type { AnswerGiven } from '../scorecards/form-result.js';
import { contactOfCall, born } from './evaluation-born.rules.js';
import { type EvaluationKind, EvaluationState, ExemplaryConsent } from './evaluation-enums.js';
import type { EvaluatedCall, EvaluatedVersion } from './evaluation-needs.js';
import type { EvaluationParts } from './evaluation-parts.service.js';
import { scored } from './evaluation-result.rules.js';
import { type Evaluation, type EvaluationNote, type EvaluationPast, liveKinds, releasedStates } from './evaluation.js';

/** An evaluation of a call in the past. What its answers score, and what follows from its state, is worked out when it is planted. */
export interface PlantedEvaluation {
  readonly kind: EvaluationKind;
  readonly state: EvaluationState;
  readonly callId: string;
  readonly versionId: string;
  readonly evaluatorId: string;
  readonly answers: readonly AnswerGiven[];
  readonly notes?: readonly Omit<EvaluationNote, '_id' | 'authorId' | 'at'>[];
  /** Results before, the oldest first, by their answers. */
  readonly earlier?: readonly (Omit<EvaluationPast, 'result' | 'answers'> & {
    readonly answers: readonly AnswerGiven[];
  })[];
  readonly assignedById?: string | null;
  readonly assignmentId?: string | null;
  readonly calibrationId?: string | null;
  readonly weight?: number;
  readonly createdAt: Date;
  readonly submittedAt?: Date | null;
  readonly releasedAt?: Date | null;
  readonly acknowledgedAt?: Date | null;
  readonly acknowledgement?: string | null;
  readonly example?: {
    readonly consent: ExemplaryConsent;
    readonly reason: string;
    readonly askedById: string;
    readonly at: Date;
  } | null;
  /** Whether a dispute waits for its decision. */
  readonly isDisputed?: boolean;
}

const batch = 200;

/** Whole evaluations with their past, for a seed: no audit event, nobody is told. */
export class EvaluationPlantService {
  constructor(private readonly parts: EvaluationParts) {}

  isEmpty(): Promise<boolean> {
    return this.parts.store.isEmpty();
  }

  /** Writes evaluations of calls that agents took; gives them as they are stored, in the order given. */
  async plant(planted: readonly PlantedEvaluation[]): Promise<Evaluation[]> {
    const { calls, scorecards } = this.parts.outside;
    const versions = new Map(
      (await scorecards.versionsByIds([...new Set(planted.map(({ versionId }) => versionId))])).map((one) => [
        one._id,
        one,
      ]),
    );
    const sites = new Map<string | null, WorkingCalendar>();
    const made: Evaluation[] = [];
    for (let from = 0; from < planted.length; from += batch) {
      const some = planted.slice(from, from + batch);
      const found = new Map((await calls.byIds(some.map(({ callId }) => callId))).map((call) => [call._id, call]));
      const whole: Evaluation[] = [];
      for (const one of some) {
        const call = found.get(one.callId);
        const siteId = call?.siteId ?? null;
        const site = sites.get(siteId) ?? (await this.parts.calendar(siteId));
        sites.set(siteId, site);
        whole.push(await this.#whole(one, call, versions.get(one.versionId), site));
      }
      await this.parts.store.insertMany(whole);
      made.push(...whole);
    }
    for (const { callId, isExemplary } of made)
      if (isExemplary && callId !== null) await calls.setExemplary(callId, true);
    return made;
  }

  async #whole(
    one: PlantedEvaluation,
    call: EvaluatedCall | undefined,
    version: EvaluatedVersion | undefined,
    site: WorkingCalendar,
  ): Promise<Evaluation> {
    const contact = call ? contactOfCall(call) : null;
    if (!contact || !version) throw new Error(`The call ${one.callId} cannot be evaluated with ${one.versionId}.`);
    const { form, content } = await this.parts.form(version._id);
    const { state, kind, example, submittedAt = null, releasedAt = null, acknowledgedAt = null } = one;
    const when = contact.endedAt ?? submittedAt ?? one.createdAt;
    const draft = born(contact, version, {
      ...{ _id: newId('evaluation', { now: () => one.createdAt }), kind, evaluatorId: one.evaluatorId, dueAt: null },
      ...{ assignedById: one.assignedById ?? null, assignmentId: one.assignmentId ?? null },
      ...{ calibrationId: one.calibrationId ?? null, weight: one.weight ?? 1, now: one.createdAt },
      ...{ day: dayAt(when, site), blindTo: [], isPaired: true },
    });
    const notes = (one.notes ?? []).map((note) => ({
      _id: newId('note', { now: () => one.createdAt }),
      ...{ ...note, authorId: one.evaluatorId, at: submittedAt ?? one.createdAt },
    }));
    const written = { ...draft, state, answers: [...one.answers], notes };
    if (state === EvaluationState.DRAFT) return written;
    const isReleased = releasedStates.includes(state);
    const isLive = isReleased && liveKinds.includes(kind);
    return {
      ...written,
      ...(scored(form, one.answers) as Pick<
        Evaluation,
        'result' | 'raw' | 'reported' | 'isFatal' | 'errors' | 'marks'
      >),
      history: (one.earlier ?? []).map((past) => ({
        ...{ ...past, answers: [...past.answers] },
        result: scored(form, past.answers).result,
      })),
      ...{ isLive, submittedAt, releasedAt, releasedById: releasedAt ? one.evaluatorId : null, acknowledgedAt },
      acknowledgement: one.acknowledgement ?? null,
      disputeUntil:
        isLive && releasedAt && content.reviewWindowDays > 0
          ? afterWorkingDays(releasedAt, content.reviewWindowDays, site)
          : null,
      ...{ consent: example?.consent ?? ExemplaryConsent.NONE, exemplaryReason: example?.reason ?? null },
      ...{ isExemplary: example?.consent === ExemplaryConsent.GIVEN, exemplaryAskedById: example?.askedById ?? null },
      exemplaryAt: example?.consent === ExemplaryConsent.GIVEN ? example.at : null,
      openDisputes: one.isDisputed ? 1 : 0,
      ...{ revision: 3, updatedAt: acknowledgedAt ?? releasedAt ?? submittedAt ?? one.createdAt },
    };
  }
}
