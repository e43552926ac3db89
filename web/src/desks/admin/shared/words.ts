import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../lib/format';
import { useNaming } from '../../../lib/use-naming';

/** The words of this desk (`t`), those of the shell (`common`), and names and numbers in the language in use. */
export function useWords() {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation('shell');
  const naming = useNaming();
  return useMemo(
    () => ({ ...naming, t, common, number: (value: number): string => formatNumber(value, naming.language) }),
    [naming, t, common],
  );
}
