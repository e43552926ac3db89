import { useMemo } from 'react';
import { joinList, personName, pickText } from './languages';
import { useLanguage } from './use-language';

interface Localised {
  zhCN: string;
  en: string;
}

/** Names and texts in the language in use. */
export function useNaming() {
  const language = useLanguage();
  return useMemo(
    () => ({
      language,
      person: (user: { name: string; nameEn: string }): string => personName(user, language),
      text: (text: Localised): string => pickText(text, language),
      /** Things one after another, as the language strings them. */
      list: (parts: readonly string[]): string => joinList(parts, language),
      /** A category with the ones above it. */
      path: (category: { path: readonly { name: Localised }[] }): string =>
        category.path.map(({ name }) => pickText(name, language)).join(' › '),
    }),
    [language],
  );
}
