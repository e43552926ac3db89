import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import {
  type CallFilter,
  FrameCountDocument,
  type PlanWholeFragment,
  type SamplingPeriod,
} from '../../../gql/calibration/graphql';
import { centreDay, shiftDay } from '../../../lib/period';

/** More questions than this are not asked to count calls in advance. */
const MOST = 24;

/** Days `from` up to but without `to`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** The last period that is over, by the centre's days. */
export function lastSpan(period: SamplingPeriod, today = centreDay()): Span {
  if (period === 'DAY') return { from: shiftDay(today, -1), to: today };
  if (period === 'WEEK') {
    const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
    const monday = shiftDay(today, -weekday);
    return { from: shiftDay(monday, -7), to: monday };
  }
  const first = `${today.slice(0, 7)}-01`;
  return { from: `${shiftDay(first, -1).slice(0, 7)}-01`, to: first };
}

export const momentOf = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();

/** Which counts make up the frame of a plan: those to add, and those of left out queues to take away. Null: too many. */
export function countsOf(plan: PlanWholeFragment, span: Span): { plus: CallFilter[]; minus: CallFilter[] } | null {
  const base: CallFilter = {
    ...{ from: momentOf(span.from), to: momentOf(span.to) },
    ...(plan.needsRecording ? { hasRecording: true } : {}),
  };
  const channels = plan.channels.length > 0 ? plan.channels.map((channel) => ({ channel })) : [{}];
  const teams = plan.teams.length > 0 ? plan.teams.map(({ id }) => ({ teamId: id })) : [{}];
  const plus = channels.flatMap((channel) => teams.map((team) => ({ ...base, ...channel, ...team })));
  const minus = plus.flatMap((filter) => plan.excludedQueues.map((queue) => ({ ...filter, queue })));
  return plus.length + minus.length > MOST ? null : { plus, minus };
}

/** How many calls a draw would be from at most; null while it is counted, or where it cannot be counted in advance. */
export function useFramePreview(plan: PlanWholeFragment, span: Span): number | null {
  const client = useClient();
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    let isStale = false;
    setCount(null);
    const counts = span.from < span.to ? countsOf(plan, span) : null;
    if (!counts) return undefined;
    const total = async (filters: readonly CallFilter[]): Promise<number> => {
      const answers = await Promise.all(
        filters.map((filter) =>
          client.query(FrameCountDocument, { filter }, { requestPolicy: 'network-only' }).toPromise(),
        ),
      );
      return answers.reduce((sum, { data }) => (data ? sum + data.calls.totalCount : Number.NaN), 0);
    };
    void Promise.all([total(counts.plus), total(counts.minus)]).then(([plus, minus]) => {
      if (!isStale) setCount(Number.isFinite(plus - minus) ? Math.max(0, plus - minus) : null);
    });
    return () => {
      isStale = true;
    };
  }, [client, plan, span.from, span.to]);
  return count;
}
