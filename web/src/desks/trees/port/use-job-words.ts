import { useMemo } from 'react';
import type { ImportWords } from '../../../components/import-marks';
import { formatNumber } from '../../../lib/format';
import { useWords } from '../shared/words';

/** What this desk calls the things about an import of repair findings. */
export function useJobWords(): ImportWords {
  const { t, language } = useWords();
  return useMemo(
    () => ({
      state: (state) => t(`repairs.states.${state}`),
      run: (isDryRun) => t(isDryRun ? 'repairs.wasDryRun' : 'repairs.wasReal'),
      outcome: (outcome) => t(`repairs.outcomes.${outcome}`),
      counted: (outcome, count) => `${t(`repairs.outcomes.${outcome}`)} ${formatNumber(count, language)}`,
    }),
    [t, language],
  );
}
