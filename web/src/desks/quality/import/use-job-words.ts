import { useMemo } from 'react';
import type { ImportWords } from '../../../components/import-marks';
import type { CallJobFragment } from '../../../gql/quality/graphql';
import { formatNumber } from '../../../lib/format';
import type { ImportJob } from '../../../lib/import-job';
import { useWords } from '../shared/words';

/** What this desk calls the things about an import. These imports are never only tried out: what they bring stands in its place. */
export function useJobWords(kind: CallJobFragment['kind'] | null = null): ImportWords {
  const { t, language } = useWords();
  return useMemo(
    () => ({
      cancelled: t('import.cancelled'),
      state: (state) => t(`import.states.${state}`),
      run: () => (kind === null ? t('import.real') : t(`import.kinds.${kind}`)),
      outcome: (outcome) => t(`import.outcomes.${outcome}`),
      counted: (outcome, count) => `${t(`import.outcomes.${outcome}`)} ${formatNumber(count, language)}`,
    }),
    [t, language, kind],
  );
}

/** A job as the shared views of imports want it. */
export const jobOf = ({ state, ...job }: CallJobFragment): Omit<CallJobFragment, 'state'> & ImportJob => ({
  ...job,
  state: state === 'CANCELLED' ? 'DONE' : state,
  isCancelled: state === 'CANCELLED',
  isDryRun: false,
});
