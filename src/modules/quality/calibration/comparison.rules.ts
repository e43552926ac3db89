import type { Rating } from '../statistics/agreement.rules.js';
import { spreadOf } from '../statistics/expert.rules.js';
import type { Evaluation } from '../evaluations/evaluation.js';
import type { ScorecardContent, ScorecardQuestion } from '../scorecards/scorecard-content.js';
import { AnswerState, QuestionType } from '../scorecards/scorecard-enums.js';
import { AgreementKind, type CalibrationMark, type CalibrationQuestion, type CalibrationRater } from './comparison.js';

/** What of an evaluation is compared. */
export type ScoredEvaluation = Pick<Evaluation, 'evaluatorId' | 'answers' | 'notes' | 'result'>;

/** A session with everything that was submitted to it. */
export interface ScoredSession {
  readonly id: string;
  readonly expertId: string;
  readonly content: ScorecardContent;
  readonly evaluations: readonly ScoredEvaluation[];
}

/** One question of one session, as agreement reads it. */
export interface ComparedItem {
  readonly ref: string;
  readonly kind: AgreementKind;
  readonly expert: Rating;
  /** By participant; null: not asked, or (on a scale) N/A. */
  readonly marks: readonly { readonly userId: string; readonly rating: Rating; readonly isSame: boolean | null }[];
  /** Options that could be chosen; 0 for scales. */
  readonly optionCount: number;
}

/** Totals this near deceive, in points of 100. */
const nearTotal = 5;
/** … where so many answers differ. */
const manyDiffering = 2;

/** With which others a question is compared; null: not at all. */
export function agreementKindOf(question: ScorecardQuestion): AgreementKind | null {
  if (question.type === QuestionType.TEXT) return null;
  if ([...question.options, ...question.ranges].some(({ fatal }) => fatal !== null)) return AgreementKind.FATAL;
  if (question.type === QuestionType.YES_NO) return AgreementKind.YES_NO;
  return question.options.length ? AgreementKind.CHOICE : AgreementKind.SCALE;
}

/** Options of a question from the best to the worst: so those of different questions can be counted together. */
const places = (question: ScorecardQuestion): ReadonlyMap<string, number> =>
  new Map(
    question.options
      .map(({ key, score }, at) => ({ key, score: score ?? 0, at }))
      .sort((one, other) => other.score - one.score || one.at - other.at)
      .map(({ key }, place) => [key, place]),
  );

interface Given {
  readonly mark: CalibrationMark;
  /** What tells answers apart; null: not asked. */
  readonly key: string | null;
  readonly rating: Rating;
}

const questionsOf = ({ sections }: ScorecardContent): ScorecardQuestion[] =>
  sections.flatMap((section) => section.questions);

function givenOf(question: ScorecardQuestion, evaluation: ScoredEvaluation): Given {
  const answer = evaluation.answers.find(({ ref }) => ref === question.ref);
  const scored = evaluation.result?.questions.find(({ ref }) => ref === question.ref);
  const state = scored?.state ?? AnswerState.OPEN;
  const isAnswered = state === AnswerState.ANSWERED && answer !== undefined;
  const isNa = state === AnswerState.MARKED_NA;
  const chosen = isAnswered ? question.options.filter(({ key }) => answer.options.includes(key)) : [];
  const notes = evaluation.notes.filter(({ ref }) => ref === question.ref);
  const mark: CalibrationMark = {
    ...{ userId: evaluation.evaluatorId, options: chosen.map(({ key }) => key), isNa, isAnswered: isAnswered || isNa },
    label: chosen.length
      ? {
          zhCN: chosen.map(({ label }) => label.zhCN).join('、'),
          en: chosen.map(({ label }) => label.en).join(', '),
        }
      : null,
    number: isAnswered ? answer.number : null,
    text: isAnswered ? answer.text : null,
    ...{ isError: scored?.isError ?? false, isFatal: scored?.isFatal ?? false, differs: false },
    notes: notes.map(({ text }) => text),
    timedNotes: notes.map(({ text, second }) => ({ text, second })),
  };
  if (isNa) return { mark, key: 'NA', rating: question.options.length ? 'NA' : null };
  if (!isAnswered) return { mark, key: null, rating: null };
  const place = places(question);
  const key = question.options.length
    ? chosen
        .map(({ key: option }) => place.get(option) ?? -1)
        .sort((one, other) => one - other)
        .join('+')
    : String(answer.number);
  return { mark, key, rating: question.options.length ? key : numberOf(question, answer.number, scored?.value) };
}

/** A number between 0 and 1, so that scales of different lengths can be counted together. */
function numberOf(question: ScorecardQuestion, number: number | null, value: number | null | undefined): number | null {
  const { scaleMin, scaleMax } = question;
  if (number !== null && scaleMin !== null && scaleMax !== null && scaleMax > scaleMin)
    return (number - scaleMin) / (scaleMax - scaleMin);
  return value ?? null;
}

/** A session question by question: who answered what, who differs from the expert, and what agreement is counted of. */
export function compareSession({ expertId, content, evaluations }: ScoredSession): {
  readonly questions: CalibrationQuestion[];
  readonly items: ComparedItem[];
} {
  const expert = evaluations.find(({ evaluatorId }) => evaluatorId === expertId);
  const others = evaluations.filter(({ evaluatorId }) => evaluatorId !== expertId);
  const items: ComparedItem[] = [];
  const questions = questionsOf(content).map((question): CalibrationQuestion => {
    const kind = agreementKindOf(question);
    const right = expert ? givenOf(question, expert) : null;
    const given = others.map((evaluation) => {
      const own = givenOf(question, evaluation);
      const isCompared = kind !== null && own.key !== null && right !== null && right.key !== null;
      return { ...own, isSame: isCompared ? own.key === right.key : null };
    });
    if (kind !== null)
      items.push({
        ...{ ref: question.ref, kind, expert: right?.rating ?? null, optionCount: question.options.length },
        marks: given.map(({ mark, rating, isSame }) => ({ userId: mark.userId, rating, isSame })),
      });
    return {
      ...{ ref: question.ref, text: question.text, kind, expert: right?.mark ?? null },
      marks: given.map(({ mark, isSame }) => ({ ...mark, differs: isSame === false })),
      sameCount: given.filter(({ isSame }) => isSame === true).length,
      comparedCount: given.filter(({ isSame }) => isSame !== null).length,
    };
  });
  return { questions, items };
}

/** How much somebody agrees with the expert. */
export interface Same {
  readonly same: number;
  readonly compared: number;
}

/** How much each participant agrees with the expert, over items of any sessions. */
export function sameByRater(items: readonly ComparedItem[]): Map<string, Same> {
  const found = new Map<string, Same>();
  for (const { marks } of items) {
    for (const { userId, isSame } of marks) {
      if (isSame === null) continue;
      const { same, compared } = found.get(userId) ?? { same: 0, compared: 0 };
      found.set(userId, { same: same + (isSame ? 1 : 0), compared: compared + 1 });
    }
  }
  return found;
}

export const shareOfSame = (one: Same | undefined): number | null =>
  one && one.compared > 0 ? one.same / one.compared : null;

/** Everybody who scored as a whole, the expert first. `pooled`: over several sessions. */
export function ratersOf(
  session: ScoredSession,
  items: readonly ComparedItem[],
  pooled: ReadonlyMap<string, Same>,
): {
  readonly raters: CalibrationRater[];
  readonly spread: number | null;
  readonly meanAbsoluteDeviation: number | null;
} {
  const { expertId, evaluations } = session;
  const own = sameByRater(items);
  const expertRaw = evaluations.find(({ evaluatorId }) => evaluatorId === expertId)?.result?.raw ?? null;
  const ordered = [
    ...evaluations.filter(({ evaluatorId }) => evaluatorId === expertId),
    ...evaluations.filter(({ evaluatorId }) => evaluatorId !== expertId),
  ];
  const raters = ordered.map(({ evaluatorId, result }): CalibrationRater => {
    const isExpert = evaluatorId === expertId;
    const raw = result?.raw ?? null;
    const deviation = isExpert || raw === null || expertRaw === null ? null : raw - expertRaw;
    const same = own.get(evaluatorId);
    const differingCount = same ? same.compared - same.same : 0;
    const isNear = deviation !== null && Math.abs(deviation) <= nearTotal;
    return {
      ...{ userId: evaluatorId, isExpert, raw, reported: result?.reported ?? null, isFatal: result?.isFatal ?? false },
      ...{ deviation, sameShare: shareOfSame(same), differingCount, comparedCount: same?.compared ?? 0 },
      isTotalMisleading: isNear && differingCount >= manyDiffering,
      pooledSameShare: isExpert ? null : shareOfSame(pooled.get(evaluatorId)),
      pooledComparedCount: isExpert ? 0 : (pooled.get(evaluatorId)?.compared ?? 0),
    };
  });
  const scores = raters.filter(({ isExpert }) => !isExpert).map(({ raw }) => raw);
  const { spread, meanAbsDeviation } = spreadOf(expertRaw, scores);
  return { raters, spread, meanAbsoluteDeviation: meanAbsDeviation };
}

/** One question of one revealed session, for the criteria meeting. */
export interface Disagreement extends Pick<ComparedItem, 'ref' | 'marks'> {
  readonly scorecardId: string;
}
