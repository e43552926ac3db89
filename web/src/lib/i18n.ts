import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, rememberedLanguage, rememberLanguage } from './languages';

/**
 * Words: `src/words/<language>.json` belong to the shell and the shared components, `src/desks/<desk>/words/<language>.json`
 * to a desk; each is a file of its own that loads when first asked for. Keys are typed from the Chinese files.
 */
const files = import.meta.glob<{ default: Record<string, unknown> }>(['../words/*.json', '../desks/*/words/*.json']);

const fileOf = (language: string, room: string): string =>
  room === 'shell' ? `../words/${language}.json` : `../desks/${room}/words/${language}.json`;

const backend = {
  type: 'backend' as const,
  init: () => undefined,
  read: (
    language: string,
    room: string,
    done: (error: Error | null, words: Record<string, unknown> | null) => void,
  ) => {
    const load = files[fileOf(language, room)];
    if (!load) {
      done(new Error(`No words for ${room} in ${language}`), null);
      return;
    }
    load().then(
      (file) => done(null, file.default),
      (error: Error) => done(error, null),
    );
  },
};

function applyToPage(language: string): void {
  document.documentElement.lang = language;
}

/** Starts the words; resolves when the shell's own are there. */
export async function startWords(): Promise<void> {
  i18next.on('languageChanged', applyToPage);
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: rememberedLanguage(),
      fallbackLng: false,
      supportedLngs: ['zh-CN', 'en'],
      load: 'currentOnly',
      ns: ['shell'],
      defaultNS: 'shell',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}

/** Changes the language of the whole console and remembers it in this browser. */
export async function changeLanguage(language: Language): Promise<void> {
  rememberLanguage(language);
  await i18next.changeLanguage(language);
}

/** The language now in use, for code outside components. */
export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'zh-CN');
