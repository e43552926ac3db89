import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../../lib/format';
import { useNaming } from '../../../lib/use-naming';

/** The words of this desk (`t`), those of the shell (`common`), and names and texts in the language in use. */
export function useWords() {
  const { t } = useTranslation('quality');
  const { t: common } = useTranslation('shell');
  const naming = useNaming();
  return useMemo(
    () => ({
      ...naming,
      t,
      common,
      /** A person's name; a word for nobody where the account is gone or not known. */
      person: (user: { name: string; nameEn: string } | null | undefined): string =>
        user ? naming.person(user) : t('people.none'),
      /** A score as people write it: at most one decimal; a dash without one. */
      score: (value: number | null | undefined): string =>
        value === null || value === undefined
          ? '—'
          : value.toLocaleString(naming.language, { maximumFractionDigits: 1 }),
      /** A length of time; a dash where it is not known. */
      span: (seconds: number | null | undefined): string =>
        seconds === null || seconds === undefined ? '—' : formatDuration(seconds),
    }),
    [naming, t, common],
  );
}
