/** The two languages of the console, as BCP 47 tags. */
export type Language = 'zh-CN' | 'en';

/** The same two as the API names them. */
export type LocaleName = 'ZH_CN' | 'EN';

export const toLocaleName = (language: Language): LocaleName => (language === 'en' ? 'EN' : 'ZH_CN');

export const toLanguage = (locale: LocaleName): Language => (locale === 'EN' ? 'en' : 'zh-CN');

/** Picks the text of a name that the API holds in both languages; the other language stands in for an empty one. */
export const pickText = (text: { zhCN: string; en: string }, language: Language): string =>
  language === 'en' ? text.en || text.zhCN : text.zhCN || text.en;

/** A person's name in the language in use; the name itself stands in for an empty English one. */
export const personName = (person: { name: string; nameEn: string }, language: Language): string =>
  language === 'en' ? person.nameEn || person.name : person.name;

/** Things one after another, as the language strings them. */
export const joinList = (parts: readonly string[], language: Language): string =>
  parts.join(language === 'en' ? ', ' : '、');

const STORAGE_KEY = 'caregraph.language';

/** What this browser last used, or what it asks for; Chinese when it says nothing. */
export function rememberedLanguage(): Language {
  const stored = localStorage.getItem(STORAGE_KEY);
  if (stored === 'zh-CN' || stored === 'en') return stored;
  return /^zh\b/i.test(navigator.language) || !/^en\b/i.test(navigator.language) ? 'zh-CN' : 'en';
}

/** Whether a person has chosen a language in this browser; if not, the account's language decides after login. */
export const hasChosenLanguage = (): boolean => localStorage.getItem(STORAGE_KEY) !== null;

export function rememberLanguage(language: Language): void {
  localStorage.setItem(STORAGE_KEY, language);
}
