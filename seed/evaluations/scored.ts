import {
  ErrorFamily,
  EvaluationKind,
  EvaluationState,
  ExemplaryConsent,
  type PlantedEvaluation,
  compileForm,
  scoreForm,
} from '../../src/modules/quality/index.js';
import { type Answer, answersTo, questionsOf } from './answers.js';
import type { Chosen, Demo } from './calls.js';
import { badWeek, criticalQuestion, criticalShare, naShare, rollsOf, styleShare } from './chance.js';
import { acknowledgementOf, asideOf, badWeekRemark, praiseOf, remarkOn } from './words.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** An evaluation with what disputes and others of the same call need of it. */
export interface Made {
  readonly evaluation: PlantedEvaluation;
  readonly scored: Scored;
  readonly wrongRefs: readonly string[];
  readonly rightAnswer: (ref: string) => Answer;
}

/** An evaluation of a call as it came about: by chance, and the same at each start. */
export class Scored {
  readonly agentId: string;
  readonly teamIds: readonly string[];
  readonly callId: string;
  readonly #roll: () => number;

  constructor(
    private readonly demo: Demo,
    private readonly chosen: Chosen,
  ) {
    const { call } = chosen;
    this.#roll = rollsOf(`${call.reference}:evaluation`);
    this.agentId = call.agentId;
    this.teamIds = call.teamIds;
    this.callId = call._id;
  }

  /** The evaluation; none where it has not been begun by now. */
  planted(): Made[] {
    const { call, version } = this.chosen;
    const { now } = this.demo;
    const roll = this.#roll;
    const answers = this.#answers(roll);
    const result = scoreForm(compileForm(version.content), answers);
    const wrong = result.questions.filter(({ isError }) => isError);
    const evaluatorId = this.#evaluator(roll);
    const submitted = call.endedAt.getTime() + 3 * hour + roll() ** 2 * 44 * hour;
    const isDraft = submitted > now && roll() < 0.14;
    if (submitted > now && !isDraft) return [];
    const begun = isDraft
      ? Math.max(call.endedAt.getTime(), now - (0.2 + roll() * 5) * hour)
      : submitted - (8 + roll() * 12) * minute;
    // Most are released at once, the others by the next day.
    const released = submitted + (roll() < 0.72 ? 0 : (4 + roll() * 22) * hour);
    const acknowledged = released + (2 + roll() * 60) * hour;
    const isRead = roll() < 0.9 && acknowledged < now;
    const state = isDraft
      ? EvaluationState.DRAFT
      : released > now
        ? EvaluationState.SUBMITTED
        : isRead
          ? EvaluationState.ACKNOWLEDGED
          : EvaluationState.RELEASED;
    const isOut = state === EvaluationState.RELEASED || state === EvaluationState.ACKNOWLEDGED;
    const evaluation: PlantedEvaluation = {
      ...{ kind: EvaluationKind.STANDARD, state, callId: call._id, versionId: version._id, evaluatorId },
      answers: isDraft ? answers.slice(0, Math.ceil(answers.length / 2)) : answers,
      notes: isDraft ? [] : this.#notes(wrong, roll),
      createdAt: new Date(begun),
      submittedAt: isDraft ? null : new Date(submitted),
      releasedAt: isOut ? new Date(released) : null,
      acknowledgedAt: isRead && isOut ? new Date(acknowledged) : null,
      acknowledgement: isRead && isOut ? acknowledgementOf(roll) : null,
      ...(isOut && !wrong.length ? this.#example(roll, evaluatorId, new Date(released + hour)) : {}),
    };
    const rightAnswer = (ref: string): Answer => {
      const all = answersTo(
        version.content,
        roll,
        () => false,
        () => false,
      );
      return all.find((answer) => answer.ref === ref) ?? { ref, options: [], number: null, text: null, isNa: true };
    };
    return [{ evaluation, scored: this, wrongRefs: wrong.map(({ ref }) => ref), rightAnswer }];
  }

  /** The same call by somebody else, who does not see everything in the same way. */
  again(kind: EvaluationKind, evaluatorId: string): PlantedEvaluation {
    const { call, version } = this.chosen;
    const roll = rollsOf(`${call.reference}:${kind}`);
    const submitted = new Date(Math.min(call.endedAt.getTime() + (2 + roll() * 30) * hour, this.demo.now - hour));
    const isSelf = kind === EvaluationKind.SELF;
    return {
      ...{ kind, state: EvaluationState.RELEASED, callId: call._id, versionId: version._id, evaluatorId },
      // People are kinder to themselves.
      answers: this.#answers(isSelf ? kinder(roll) : roll),
      createdAt: new Date(submitted.getTime() - 15 * minute),
      ...{ submittedAt: submitted, releasedAt: submitted },
    };
  }

  #answers(roll: () => number): Answer[] {
    const { version, week } = this.chosen;
    const key = this.demo.agentKeys.get(this.agentId) ?? '';
    const isCritical = roll() < criticalShare(key, week);
    const failed = isCritical ? criticalQuestion(version.content, roll) : null;
    return answersTo(
      version.content,
      roll,
      ({ ref, family }) => (family === ErrorFamily.NON_CRITICAL ? roll() < styleShare(ref) : ref === failed?.ref),
      ({ ref }) => roll() < naShare(ref),
    );
  }

  /** The two analysts in turn; now and then the lead of the team. */
  #evaluator(roll: () => number): string {
    const lead = this.demo.supervisors.find(({ ledTeamIds }) => this.teamIds.some((id) => ledTeamIds.includes(id)));
    if (lead && lead.id !== this.agentId && roll() < 0.12) return lead.id;
    return this.demo.analysts[roll() < 0.5 ? 0 : 1] ?? '';
  }

  #notes(
    wrong: readonly { readonly ref: string; readonly family: ErrorFamily }[],
    roll: () => number,
  ): NonNullable<PlantedEvaluation['notes']> {
    const { call, week, version } = this.chosen;
    const isSpoken = call.channel === 'PHONE' && call.answeredAt !== null;
    const length = isSpoken && call.answeredAt ? (call.endedAt.getTime() - call.answeredAt.getTime()) / 1_000 : 0;
    const second = (): number | null => (length > 10 ? Math.round(roll() * (length - 5)) : null);
    const isBad = (family: ErrorFamily): boolean =>
      week === badWeek && family === ErrorFamily.CUSTOMER_CRITICAL && roll() < 0.64;
    const notes = wrong.map(({ ref, family }) => ({
      ...{ ref, second: second(), isPrivate: false },
      text: isBad(family) ? badWeekRemark : remarkOn(family, roll),
    }));
    const [first] = questionsOf(version.content);
    if (!wrong.length && roll() < 0.3)
      notes.push({ ref: first?.ref ?? '', second: second(), isPrivate: false, text: praiseOf(roll) });
    return roll() < 0.05 ? [...notes, { ref: null, second: null, isPrivate: true, text: asideOf(roll) }] : notes;
  }

  /** Some faultless calls are shown as examples; the demo’s agent is asked about a recent one. */
  #example(roll: () => number, askedById: string, at: Date): Pick<PlantedEvaluation, 'example'> {
    const isMine = this.demo.agentKeys.get(this.agentId) === 'agent';
    const isRecent = at.getTime() > this.demo.now - 10 * day;
    const drawn = roll();
    if (isMine && isRecent && drawn < 0.5) return { example: this.#asked(ExemplaryConsent.ASKED, askedById, at) };
    if (drawn < 0.006) return { example: this.#asked(ExemplaryConsent.GIVEN, askedById, at) };
    return drawn < 0.008 ? { example: this.#asked(ExemplaryConsent.REFUSED, askedById, at) } : {};
  }

  #asked(consent: ExemplaryConsent, askedById: string, at: Date): NonNullable<PlantedEvaluation['example']> {
    return { consent, askedById, at, reason: '排查步骤清楚，客户情绪从急到缓，适合新人学习。' };
  }
}

const kinder =
  (roll: () => number): (() => number) =>
  () =>
    Math.sqrt(roll());
