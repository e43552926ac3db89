/** An evaluation as the recount reads it: plain, as it was stored. */
export interface Counted {
  readonly isLive: boolean;
  readonly agentId: string;
  readonly evaluatorId: string;
  readonly day: string;
  readonly weight: number;
  readonly raw: number | null;
  readonly reported: number | null;
  readonly isFatal: boolean;
  readonly errors: Readonly<Record<string, { readonly e: number; readonly n: number }>>;
  readonly marks: readonly { readonly r: string; readonly e: number; readonly f: number; readonly na: number }[];
  readonly result: { readonly questions: readonly { readonly earned: number; readonly possible: number }[] };
  readonly callEndedAt: Date | null;
  readonly releasedAt: Date | null;
}

const critical = ['CUSTOMER_CRITICAL', 'BUSINESS_CRITICAL', 'COMPLIANCE_CRITICAL'];
export const measures = ['ANY_CRITICAL', ...critical, 'NON_CRITICAL'] as const;

const sum = (values: readonly number[]): number => values.reduce((so, value) => so + value, 0);
const familiesOf = (measure: string): readonly string[] => (measure === 'ANY_CRITICAL' ? critical : [measure]);
const total = ({ errors }: Counted, measure: string, part: 'e' | 'n'): number =>
  sum(familiesOf(measure).map((family) => errors[family]?.[part] ?? 0));

/** Mean and standard deviation of a sample, from the numbers themselves. */
export function meanOf(values: readonly number[]): { value: number | null; of: number; deviation: number | null } {
  if (values.length === 0) return { value: null, of: 0, deviation: null };
  const value = sum(values) / values.length;
  const squares = sum(values.map((each) => (each - value) ** 2));
  return { value, of: values.length, deviation: values.length < 2 ? null : Math.sqrt(squares / (values.length - 1)) };
}

/** Estimate of a ratio by weights, with its standard error, from the residuals themselves. */
export function weightedOf(
  rows: readonly { readonly weight: number; readonly upper: number; readonly lower: number }[],
): { value: number; standardError: number | null } | null {
  const drawn = rows.filter(({ lower }) => lower > 0);
  const lower = sum(drawn.map((row) => row.weight * row.lower));
  if (lower === 0) return null;
  const value = sum(drawn.map((row) => row.weight * row.upper)) / lower;
  const squares = sum(drawn.map((row) => (row.weight * (row.upper - value * row.lower)) ** 2));
  const n = drawn.length;
  return { value, standardError: n < 2 ? null : (Math.sqrt(squares) / lower) * Math.sqrt(n / (n - 1)) };
}

/** The smallest value that at least so many percent do not exceed. */
export function nearestRank(values: readonly number[], percent: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  for (const [at, value] of sorted.entries()) if ((at + 1) * 100 >= percent * sorted.length) return value;
  return null;
}

/** Figures of evaluations counted one by one. */
export function recount(all: readonly Counted[]) {
  const live = all.filter(({ isLive }) => isLive);
  const accuracy = (measure: string) => {
    const applied = live.filter((one) => total(one, measure, 'n') > 0);
    const right = (one: Counted): boolean => total(one, measure, 'e') === 0;
    const rows = (of: readonly Counted[]) =>
      of.map((one) => ({ weight: one.weight, upper: right(one) ? 1 : 0, lower: 1 }));
    return {
      all: [live.filter(right).length, live.length],
      applied: [applied.filter(right).length, applied.length],
      opportunities: [
        sum(live.map((one) => total(one, measure, 'n') - total(one, measure, 'e'))),
        sum(live.map((one) => total(one, measure, 'n'))),
      ],
      weighted: {
        all: weightedOf(rows(live)),
        applied: weightedOf(rows(applied)),
        opportunities: weightedOf(
          live.map((one) => ({
            weight: one.weight,
            upper: total(one, measure, 'n') - total(one, measure, 'e'),
            lower: total(one, measure, 'n'),
          })),
        ),
      },
    };
  };
  const scores = (of: (one: Counted) => number | null): number[] =>
    live.flatMap((one) => {
      const score = of(one);
      return score === null ? [] : [score];
    });
  const zero = ({ raw, isFatal }: Counted): number | null => (raw !== null && isFatal ? 0 : raw);
  const points = live.flatMap(({ result }) => result.questions);
  const marks = live.flatMap((one) => one.marks);
  const hours = live.flatMap(({ callEndedAt, releasedAt }) =>
    callEndedAt && releasedAt ? [(releasedAt.getTime() - callEndedAt.getTime()) / 3_600_000] : [],
  );
  return {
    count: live.length,
    agents: new Set(live.map(({ agentId }) => agentId)).size,
    evaluators: new Set(live.map(({ evaluatorId }) => evaluatorId)).size,
    accuracy: Object.fromEntries(measures.map((measure) => [measure, accuracy(measure)])),
    raw: meanOf(scores(({ raw }) => raw)),
    reported: meanOf(scores(({ reported }) => reported)),
    zero: meanOf(scores(zero)),
    weightedRaw: weightedOf(
      live.flatMap(({ raw, weight }) => (raw === null ? [] : [{ weight, upper: raw, lower: 1 }])),
    ),
    points: [sum(points.map(({ earned }) => earned)), sum(points.map(({ possible }) => possible))],
    na: [marks.filter(({ na }) => na === 1).length, marks.length],
    hours: { ...meanOf(hours), p50: nearestRank(hours, 50), p90: nearestRank(hours, 90) },
  };
}
