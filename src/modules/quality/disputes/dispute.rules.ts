import { type Fault, UserErrorCode, fault } from '../../../platform/errors/index.js';
import type { AnswerGiven, FormResult } from '../scorecards/form-result.js';
import { AnswerState } from '../scorecards/scorecard-enums.js';
import { type Dispute, DisputeDecision, type DisputeItem, DisputeState, disputeLimits } from './dispute.js';

/** One question that somebody disputes. */
export interface GivenItem {
  readonly ref: string;
  readonly reason: string;
}

/** A decision about one question as it is handed in. */
export interface GivenRuling<A> {
  readonly ref: string;
  readonly decision: DisputeDecision;
  readonly answer?: A | null;
  readonly ruling: string;
}

const place = (at: number, field: string): string[] => ['items', String(at), field];
const required = (...field: string[]): Fault =>
  fault(UserErrorCode.REQUIRED, '此项必填。', 'This is required.', ...field);
const tooLong = (most: number, ...field: string[]): Fault =>
  fault(UserErrorCode.TOO_LONG, `最多 ${most} 个字符。`, `At most ${most} characters.`, ...field);
const twice = (...field: string[]): Fault =>
  fault(UserErrorCode.DUPLICATE, '同一道题重复了。', 'The same question comes twice.', ...field);

function textFaults(text: string, most: number, field: string[]): Fault[] {
  const { length } = text.trim();
  if (!length) return [required(...field)];
  return length > most ? [tooLong(most, ...field)] : [];
}

/** Questions that were disputed before: those of disputes that were not withdrawn, and those decided before they were. */
export const disputedRefs = (disputes: readonly Pick<Dispute, 'state' | 'items'>[]): ReadonlySet<string> =>
  new Set(
    disputes.flatMap(({ state, items }) =>
      items.flatMap(({ ref, decision }) => (state === DisputeState.WITHDRAWN && decision === null ? [] : [ref])),
    ),
  );

/** What is wrong about questions that somebody wants to dispute, by `items.<place>.<field>`. */
export function openingFaults(
  items: readonly GivenItem[],
  result: FormResult,
  before: ReadonlySet<string>,
  limit: number,
): Fault[] {
  if (!items.length) return [required('items')];
  if (items.length > disputeLimits.items || new Set([...before, ...items.map(({ ref }) => ref)]).size > limit) {
    return [
      fault(
        UserErrorCode.TOO_MANY,
        `一份评分最多申诉 ${limit} 道题。`,
        `At most ${limit} questions of an evaluation may be disputed.`,
        'items',
      ),
    ];
  }
  const asked = new Set(result.questions.flatMap(({ ref, state }) => (state === AnswerState.SYSTEM_NA ? [] : [ref])));
  const seen = new Set<string>();
  return items.flatMap(({ ref, reason }, at) => {
    const faults = textFaults(reason, disputeLimits.reason, place(at, 'reason'));
    if (!asked.has(ref))
      faults.push(
        fault(
          UserErrorCode.NOT_FOUND,
          '这份评分没有这道题。',
          'The evaluation has no such question.',
          ...place(at, 'ref'),
        ),
      );
    else if (before.has(ref))
      faults.push(
        fault(UserErrorCode.DUPLICATE, '这道题已申诉过。', 'This question was disputed before.', ...place(at, 'ref')),
      );
    else if (seen.has(ref)) faults.push(twice(...place(at, 'ref')));
    seen.add(ref);
    return faults;
  });
}

/** What is wrong about decisions, by `items.<place>.<field>`; faults of the answers themselves aside. */
export function rulingFaults<A>(given: readonly GivenRuling<A>[], { items }: Pick<Dispute, 'items'>): Fault[] {
  if (!given.length) return [required('items')];
  const byRef = new Map(items.map((item) => [item.ref, item]));
  const seen = new Set<string>();
  return given.flatMap(({ ref, decision, answer, ruling }, at) => {
    const faults = textFaults(ruling, disputeLimits.ruling, place(at, 'ruling'));
    const item = byRef.get(ref);
    if (!item)
      faults.push(
        fault(UserErrorCode.NOT_FOUND, '申诉中没有这道题。', 'The dispute has no such question.', ...place(at, 'ref')),
      );
    else if (item.decision !== null)
      faults.push(
        fault(UserErrorCode.WRONG_STATE, '这道题已有裁定。', 'This question was decided already.', ...place(at, 'ref')),
      );
    else if (seen.has(ref)) faults.push(twice(...place(at, 'ref')));
    seen.add(ref);
    if (decision === DisputeDecision.UPHELD && !answer) faults.push(required(...place(at, 'answer')));
    if (decision === DisputeDecision.REJECTED && answer)
      faults.push(
        fault(UserErrorCode.INVALID, '维持原判时不改答案。', 'A rejection changes no answer.', ...place(at, 'answer')),
      );
    return faults;
  });
}

/** Items after decisions. */
export function decided(
  items: readonly DisputeItem[],
  rulings: readonly (Omit<GivenRuling<AnswerGiven>, 'answer'> & { readonly answer: AnswerGiven | null })[],
  judgeId: string,
  decidedAt: Date,
): DisputeItem[] {
  const byRef = new Map(rulings.map((ruling) => [ruling.ref, ruling]));
  return items.map((item) => {
    const ruling = byRef.get(item.ref);
    if (!ruling) return item;
    const { decision, answer } = ruling;
    return { ...item, decision, answer, ruling: ruling.ruling.trim(), judgeId, decidedAt };
  });
}
