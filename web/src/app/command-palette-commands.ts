import { useLocation, useNavigate, useRouter } from '@tanstack/react-router';
import { ArrowRight, FilePlus2, Keyboard, Languages, LogOut, Moon, Zap } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { pageCommandsStore, pageKeysStore } from '../lib/page-keys';
import { chooseLanguage, logout } from '../lib/session';
import { useStore } from '../lib/store';
import { chooseTheme, themeStore } from '../lib/theme';
import { useLanguage } from '../lib/use-language';
import { usePerson } from '../lib/use-person';
import type { Command } from './command-palette-command';
import { CREATIONS, permitted, PLACES } from './command-palette-places';
import { desksOf } from './start-page';

/** Everything that can be named without asking the server: the page's own acts, places, what can be made, settings. */
export function useCommands(onHelp: () => void): Command[] {
  const page = usePageActs();
  const places = usePlaces();
  const settings = useSettings(onHelp);
  return useMemo(() => {
    const labels = new Set(page.filter(({ group }) => group === 'here').map(({ label }) => label));
    // What this page can make stands among its own acts already.
    return [...page, ...places.filter(({ group, label }) => group !== 'create' || !labels.has(label)), ...settings];
  }, [page, places, settings]);
}

function usePageActs(): Command[] {
  const page = useStore(pageKeysStore);
  const offered = useStore(pageCommandsStore);
  return useMemo(() => {
    const byKey = (page?.keys ?? []).flatMap((entry): Command[] =>
      entry.run
        ? [
            {
              id: `here-${page?.title}-${entry.keys}`,
              group: 'here',
              icon: Zap,
              label: entry.label,
              keys: entry.keys,
              run: entry.run,
            },
          ]
        : [],
    );
    const icons = { here: Zap, go: ArrowRight, open: ArrowRight, create: FilePlus2 };
    return [
      ...byKey,
      ...offered.map(({ group = 'here', ...command }): Command => ({ ...command, group, icon: icons[group] })),
    ];
  }, [page, offered]);
}

function usePlaces(): Command[] {
  const { t } = useTranslation();
  const person = usePerson();
  const router = useRouter();
  const { pathname } = useLocation();
  return useMemo(() => {
    const goTo = (path: string) => () => router.history.push(path);
    return [
      ...desksOf(person).map(({ desk, path, goKey }): Command => ({
        id: `go-${desk}`,
        group: 'go',
        icon: ArrowRight,
        label: t(`desks.${desk}`),
        keys: `G ${goKey.toUpperCase()}`,
        run: goTo(path),
      })),
      ...permitted(PLACES, person).map(({ key, desk, path }): Command => ({
        id: `go-${desk}-${key}`,
        group: 'go',
        icon: ArrowRight,
        label: t(`command.places.${key}`),
        note: t(`desks.${desk}`),
        isQuiet: !pathname.startsWith(`/${desk.toLowerCase()}`) || pathname === path,
        run: goTo(path),
      })),
      ...permitted(CREATIONS, person).map(({ key, path }): Command => ({
        id: `create-${key}`,
        group: 'create',
        icon: FilePlus2,
        label: t(`command.creations.${key}`),
        run: goTo(path),
      })),
    ];
  }, [person, router, pathname, t]);
}

function useSettings(onHelp: () => void): Command[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const language = useLanguage();
  const isDark = useStore(themeStore).shown === 'dark';
  return useMemo(
    () => [
      {
        id: 'language',
        group: 'settings',
        icon: Languages,
        label: language === 'en' ? '中文' : 'English',
        run: () => void chooseLanguage(language === 'en' ? 'zh-CN' : 'en'),
      },
      {
        id: 'theme',
        group: 'settings',
        icon: Moon,
        label: t('shell.themeSwitch', { theme: t(isDark ? 'shell.themeLight' : 'shell.themeDark') }),
        run: () => chooseTheme(isDark ? 'light' : 'dark'),
      },
      { id: 'keys', group: 'settings', icon: Keyboard, label: t('shell.help'), keys: '?', run: onHelp },
      {
        id: 'logout',
        group: 'settings',
        icon: LogOut,
        label: t('shell.logout'),
        run: () => void navigate({ to: '/' }).then(logout),
      },
    ],
    [language, isDark, navigate, onHelp, t],
  );
}
