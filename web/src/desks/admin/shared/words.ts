import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../lib/format';
import { joinList, personName, pickText } from '../../../lib/languages';
import { useLanguage } from '../../../lib/use-language';

interface Localised {
  zhCN: string;
  en: string;
}

/** The words of this desk (`t`), those of the shell (`common`), and names and numbers in the language in use. */
export function useWords() {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation('shell');
  const language = useLanguage();
  return useMemo(
    () => ({
      t,
      common,
      language,
      person: (user: { name: string; nameEn: string }): string => personName(user, language),
      text: (text: Localised): string => pickText(text, language),
      number: (value: number): string => formatNumber(value, language),
      /** Things one after another, as the language strings them. */
      list: (parts: readonly string[]): string => joinList(parts, language),
    }),
    [t, common, language],
  );
}
