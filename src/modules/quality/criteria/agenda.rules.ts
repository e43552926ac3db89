import { shareOf } from '../../../platform/rules/share.js';
import type { ScorecardContent } from '../scorecards/scorecard-content.js';
import { type CriteriaAgendaItem, type CriteriaShare, criteriaLimits, enoughCases } from './criteria.js';

/** So many of so many, for one question. */
export interface QuestionCount {
  readonly scorecardId: string;
  readonly ref: string;
  readonly count: number;
  readonly of: number;
}

/** What an agenda is made of. */
export interface AgendaFacts {
  readonly disagreement: readonly QuestionCount[];
  readonly overturned: readonly QuestionCount[];
  readonly notApplicable: readonly QuestionCount[];
  readonly proposals: readonly { readonly scorecardId: string; readonly ref: string }[];
}

/** What the urgency of a share with too few cases counts. */
const tooFewWeight = 0.1;

const keyOf = ({ scorecardId, ref }: { readonly scorecardId: string; readonly ref: string }): string =>
  `${scorecardId} ${ref}`;

const criteriaShare = (found: { readonly count: number; readonly of: number } | undefined): CriteriaShare => {
  const share = shareOf(found?.count ?? 0, found?.of ?? 0);
  return { ...share, isTooFew: share.of < enoughCases };
};

/**
 * The questions of scorecards in use that should be talked about, the most pressing first: those that somebody asks to be reworded,
 * then by the largest lower end of their intervals. What never happened to any of them is no matter for the meeting.
 */
export function agendaOf(active: ReadonlyMap<string, ScorecardContent>, facts: AgendaFacts): CriteriaAgendaItem[] {
  const byKey = (counts: readonly QuestionCount[]) => new Map(counts.map((one) => [keyOf(one), one]));
  const [disagreement, overturned, notApplicable] = [
    byKey(facts.disagreement),
    byKey(facts.overturned),
    byKey(facts.notApplicable),
  ];
  const asked = new Map<string, number>();
  for (const one of facts.proposals) asked.set(keyOf(one), (asked.get(keyOf(one)) ?? 0) + 1);
  const items = [...active].flatMap(([scorecardId, { sections }]) =>
    sections
      .flatMap(({ questions }) => questions)
      .flatMap(({ ref, text }): CriteriaAgendaItem[] => {
        const key = keyOf({ scorecardId, ref });
        const shares = [disagreement, overturned, notApplicable].map((counts) => criteriaShare(counts.get(key)));
        const proposals = asked.get(key) ?? 0;
        const [unlike, upheld, na] = shares as [CriteriaShare, CriteriaShare, CriteriaShare];
        if (proposals === 0 && shares.every(({ count }) => count === 0)) return [];
        const urgencyOf = (some: readonly CriteriaShare[]): number =>
          Math.max(0, ...some.map(({ low, count }) => (count > 0 ? (low ?? 0) : 0)));
        // One of one is a share of all of them, and says nothing: it comes after what happened often enough.
        const urgency = urgencyOf(shares.filter(({ isTooFew }) => !isTooFew)) || urgencyOf(shares) * tooFewWeight;
        return [
          { scorecardId, ref, text, disagreement: unlike, overturned: upheld, notApplicable: na, proposals, urgency },
        ];
      }),
  );
  return items
    .sort(
      (one, other) =>
        Number(other.proposals > 0) - Number(one.proposals > 0) ||
        other.urgency - one.urgency ||
        (keyOf(one) < keyOf(other) ? -1 : 1),
    )
    .slice(0, criteriaLimits.agenda);
}

/** First days of a month and of the one after, `YYYY-MM-DD`. @param month `YYYY-MM`. @param back so many months before. */
export function monthBounds(month: string, back = 0): { readonly from: string; readonly to: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const dayOf = (offset: number): string => new Date(Date.UTC(year, number - 1 + offset, 1)).toISOString().slice(0, 10);
  return { from: dayOf(-back), to: dayOf(1 - back) };
}

/** Whether a text is a month, `YYYY-MM`. */
export const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
