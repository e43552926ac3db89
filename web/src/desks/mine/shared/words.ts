import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskPath } from '../../../lib/use-desk-path';
import { useNaming } from '../../../lib/use-naming';

/** Where the desk of one's own stands, and how it moves. */
export const useMinePath = () => useDeskPath('/mine');

/** The words of this desk (`t`), those of the shell (`common`), and names and texts in the language in use. */
export function useWords() {
  const { t } = useTranslation('mine');
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
    }),
    [naming, t, common],
  );
}
