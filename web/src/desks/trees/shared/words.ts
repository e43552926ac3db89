import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { joinList, personName, pickText } from '../../../lib/languages';
import { useLanguage } from '../../../lib/use-language';

interface Localised {
  zhCN: string;
  en: string;
}

/** The words of this desk (`t`), those of the shell (`common`), and names and texts in the language in use. */
export function useWords() {
  const { t } = useTranslation('trees');
  const { t: common } = useTranslation('shell');
  const language = useLanguage();
  return useMemo(
    () => ({
      t,
      common,
      language,
      /** A person's name; a word for nobody where the account is gone. */
      person: (user: { name: string; nameEn: string } | null | undefined): string =>
        user ? personName(user, language) : t('people.gone'),
      text: (text: Localised): string => pickText(text, language),
      /** Things one after another, as the language strings them. */
      list: (parts: readonly string[]): string => joinList(parts, language),
      /** A category with the ones above it. */
      path: (category: { path: readonly { name: Localised }[] }): string =>
        category.path.map(({ name }) => pickText(name, language)).join(' › '),
    }),
    [t, common, language],
  );
}
