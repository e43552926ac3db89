import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../../lib/format';
import { useNaming } from '../../../lib/use-naming';

/** The words of these pages (`t`), those of the shell (`common`), and names, texts and figures in the language in use. */
export function useWords() {
  const { t } = useTranslation('calibration');
  const { t: common } = useTranslation('shell');
  const naming = useNaming();
  return useMemo(
    () => ({
      ...naming,
      t,
      common,
      /** A person's name; a word for nobody where the account is gone. */
      person: (user: { name: string; nameEn: string } | null | undefined): string =>
        user ? naming.person(user) : t('people.gone'),
      /** A score as people write it: at most one decimal; a dash without one. */
      score: (value: number | null | undefined): string =>
        value === null || value === undefined
          ? '—'
          : value.toLocaleString(naming.language, { maximumFractionDigits: 1 }),
      /** A share between 0 and 1 as a percentage; a dash without one. */
      percent: (value: number | null | undefined): string =>
        value === null || value === undefined ? '—' : formatPercent(value, naming.language),
    }),
    [naming, t, common],
  );
}
