import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskPath } from '../../../lib/use-desk-path';
import { useNaming } from '../../../lib/use-naming';
import { usePerson } from '../../../lib/use-person';

/** Where coaching stands on the desk of quality, and how it moves. */
export const useCoachingPath = () => useDeskPath('/quality/coaching');

/** What a person may do here; the server decides again with every answer. */
export function useCoachingRights() {
  const { roles } = usePerson();
  const has = (...wanted: readonly (typeof roles)[number][]): boolean => wanted.some((role) => roles.includes(role));
  return {
    sees: has('QA_ANALYST', 'SUPERVISOR', 'MANAGER', 'ADMIN'),
    /** Opens and holds coaching sessions. */
    coaches: has('QA_ANALYST', 'SUPERVISOR'),
    /** Sets when talks are due and which errors open a session. */
    sets: has('QA_ANALYST', 'ADMIN'),
  };
}

/** The words of these pages (`t`), those of the shell (`common`), and names and texts in the language in use. */
export function useWords() {
  const { t } = useTranslation('coaching');
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
      score: (value: number | null | undefined): string =>
        value === null || value === undefined
          ? '—'
          : value.toLocaleString(naming.language, { maximumFractionDigits: 1 }),
    }),
    [naming, t, common],
  );
}
