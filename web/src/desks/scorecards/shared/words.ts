import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNaming } from '../../../lib/use-naming';

/** The words of the scorecards (`t`), those of the shell (`common`), and names and texts in the language in use. */
export function useWords() {
  const { t } = useTranslation('scorecards');
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
    }),
    [naming, t, common],
  );
}
