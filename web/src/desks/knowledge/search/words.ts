import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatPercent } from '../../../lib/format';
import { useWords } from '../shared/words';

/** The words of the pages about searches (`s`), beside those of the desk and of the shell; and figures as they are written. */
export function useSearchWords() {
  const words = useWords();
  const { t: s } = useTranslation('knowledge-search');
  return useMemo(
    () => ({
      ...words,
      s,
      number: (value: number): string => formatNumber(value, words.language),
      /** A share as a percentage; a dash where there is nothing to divide. */
      percent: (share: number | null): string => (share === null ? '—' : formatPercent(share, words.language)),
    }),
    [words, s],
  );
}
