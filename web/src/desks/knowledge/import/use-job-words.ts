import { useMemo } from 'react';
import type { ImportWords } from '../../../components/import-marks';
import { formatNumber } from '../../../lib/format';
import { useWords } from '../shared/words';

/** What this desk calls the things about an import of articles. */
export function useJobWords(): ImportWords {
  const { t, language } = useWords();
  return useMemo(
    () => ({
      state: (state) => t(`import.states.${state}`),
      run: (isDryRun) => t(isDryRun ? 'import.wasDryRun' : 'import.wasReal'),
      outcome: (outcome) => t(`import.outcomes.${outcome}`),
      counted: (outcome, count) => t(`import.counted.${outcome}`, { count, shown: formatNumber(count, language) }),
    }),
    [t, language],
  );
}
