import type { PlanWholeFragment, SamplingStratumInput, StratumKind } from '../../../gql/calibration/graphql';
import { useWords } from '../shared/words';

export const STRATUM_KINDS = [
  ...(['QUEUE', 'NEW_AGENT', 'LOW_SATISFACTION', 'LONG_CALL', 'UNHAPPY_WORDS', 'OUTLIER_AGENT'] as const),
] as const satisfies readonly StratumKind[];

/** What a stratum is measured by, and within which bounds; queues are named instead. */
export const MEASURES = {
  NEW_AGENT: { field: 'tenureDays', least: 1, most: 3_650, isWhole: true, usual: 90 },
  LOW_SATISFACTION: { field: 'maxSatisfaction', least: 1, most: 5, isWhole: true, usual: 2 },
  LONG_CALL: { field: 'minSeconds', least: 1, most: 86_400, isWhole: true, usual: 900 },
  UNHAPPY_WORDS: { field: 'minWords', least: 1, most: 1_000, isWhole: true, usual: 1 },
  OUTLIER_AGENT: { field: 'deviations', least: 1, most: 5, isWhole: false, usual: 2 },
} as const;

/** A stratum as it is kept, or as it stands in a form. */
type Stratum = Pick<
  SamplingStratumInput,
  'key' | 'kind' | 'queues' | (typeof MEASURES)[keyof typeof MEASURES]['field']
>;

/** Says a plan in words: how many are drawn, and what its strata are. */
export function usePlanWords() {
  const { t, percent } = useWords();
  const measureOf = (stratum: Stratum): string =>
    stratum.kind === 'QUEUE'
      ? (stratum.queues ?? []).join(' ')
      : t(`sampling.measures.${stratum.kind}`, { value: stratum[MEASURES[stratum.kind].field] ?? '—' });
  return {
    size: ({
      share,
      number,
      basis,
      period,
    }: Pick<PlanWholeFragment, 'share' | 'number' | 'basis' | 'period'>): string =>
      t(`sampling.size.${basis}`, {
        ...{ amount: share === null ? t('sampling.calls', { count: number ?? 0 }) : percent(share) },
        period: t(`sampling.periods.${period}`),
      }),
    measureOf,
    /** A stratum of a draw: its kind and measure where the plan still has it, else its key. */
    stratum: (key: string, plan: { readonly strata: readonly Stratum[] } | null): string => {
      if (key === 'rest') return t('sampling.rest');
      if (key === 'all') return t('sampling.everything');
      const found = plan?.strata.find((one) => one.key === key);
      return found ? `${t(`sampling.kinds.${found.kind}`)} · ${measureOf(found)}` : key;
    },
  };
}
