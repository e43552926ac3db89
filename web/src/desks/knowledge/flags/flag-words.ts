import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPercent, formatSpan } from '../../../lib/format';
import { useWords } from '../shared/words';

/** The words of flags, duplicates and merging (`f`), beside those of the desk and of the shell. */
export function useFlagWords() {
  const words = useWords();
  const { t: f } = useTranslation('feedback');
  return useMemo(
    () => ({
      ...words,
      f,
      percent: (share: number): string => formatPercent(share, words.language),
      /** What is left of a flag's time, or by how much it is late: minutes, hours or days. */
      clock: (dueAt: string, now: Date): { isLate: boolean; text: string } => {
        const left = new Date(dueAt).getTime() - now.getTime();
        const text = formatSpan(Math.abs(left), words.language);
        return { isLate: left < 0, text: f(left < 0 ? 'desk.late' : 'desk.dueIn', { left: text, late: text }) };
      },
    }),
    [words, f],
  );
}
