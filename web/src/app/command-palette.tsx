import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { useNavigate } from '@tanstack/react-router';
import { ArrowRight, FileText, Keyboard, Languages, LogOut, type LucideIcon, Moon, Zap } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { KeyCap } from '../components/key-cap';
import popup from '../components/popup.module.css';
import { CommandSearchDocument } from '../gql/shell/graphql';
import { isComposing } from '../lib/hotkeys';
import { pageKeysStore } from '../lib/page-keys';
import { chooseLanguage, logout } from '../lib/session';
import { useStore } from '../lib/store';
import { chooseTheme, themeStore } from '../lib/theme';
import { useLanguage } from '../lib/use-language';
import { usePerson } from '../lib/use-person';
import styles from './command-palette.module.css';
import { desksOf } from './start-page';

interface Command {
  id: string;
  group: string;
  icon: LucideIcon;
  label: string;
  note?: string | undefined;
  keys?: string | undefined;
  run: () => void;
}

const matches = (command: Command, text: string): boolean =>
  command.label.toLowerCase().includes(text.trim().toLowerCase());

/** Everything by name: what can be done here, where to go, which article to open. Nothing that the person may not do. */
export function CommandPalette({ onClose, onHelp }: { onClose: () => void; onHelp: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  // What is searched: never half of a composition.
  const [query, setQuery] = useState('');
  const composing = useRef(false);
  const commands = useCommands(onHelp);
  const articles = useArticles(query);
  const input = useRef<HTMLInputElement>(null);
  const shown = [...commands.filter((command) => matches(command, text)), ...articles];
  const groups = [...new Set(shown.map((command) => command.group))].map((value) => ({
    value,
    items: shown.filter((command) => command.group === value),
  }));

  const run = (command: Command): void => {
    onClose();
    command.run();
  };

  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={styles['backdrop']} />
        <Dialog.Popup
          className={styles['popup']}
          initialFocus={input}
          aria-label={t('command.title')}
          data-modal-open=""
        >
          <Autocomplete.Root
            open
            inline
            autoHighlight="always"
            filter={null}
            items={groups}
            value={text}
            onValueChange={(value) => {
              setText(value);
              if (!composing.current) setQuery(value);
            }}
            itemToStringValue={(item) => (item as unknown as Command).label ?? ''}
          >
            <Autocomplete.Input
              ref={input}
              className={styles['input']}
              placeholder={t('command.placeholder')}
              aria-label={t('command.placeholder')}
              onCompositionStart={() => {
                composing.current = true;
              }}
              onCompositionEnd={(event) => {
                composing.current = false;
                setQuery(event.currentTarget.value);
              }}
              onKeyDown={(event) => {
                if (isComposing(event)) event.stopPropagation();
              }}
            />
            <Autocomplete.Empty className={popup['empty']}>{t('command.none')}</Autocomplete.Empty>
            <Autocomplete.List className={styles['list']}>
              {(group: { value: string; items: Command[] }) => (
                <Autocomplete.Group key={group.value} items={group.items}>
                  <Autocomplete.GroupLabel className={popup['heading']}>{group.value}</Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(command: Command) => (
                      <Autocomplete.Item
                        key={command.id}
                        value={command}
                        className={popup['item']}
                        onClick={() => run(command)}
                      >
                        <command.icon size={16} strokeWidth={1.8} aria-hidden="true" />
                        <span>{command.label}</span>
                        {command.note !== undefined && <span className={styles['note']}>{command.note}</span>}
                        {command.keys !== undefined && (
                          <span className={styles['keys']}>
                            {command.keys.split(' ').map((cap) => (
                              <KeyCap key={cap}>{cap}</KeyCap>
                            ))}
                          </span>
                        )}
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
          <footer className={styles['footer']}>
            <KeyCap>↑ ↓</KeyCap> {t('command.choose')} <KeyCap>↵</KeyCap> {t('command.run')} <KeyCap>Esc</KeyCap>{' '}
            {t('common.close')}
            <span className={styles['end']}>{t('command.note')}</span>
          </footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function useCommands(onHelp: () => void): Command[] {
  const { t } = useTranslation();
  const person = usePerson();
  const navigate = useNavigate();
  const language = useLanguage();
  const theme = useStore(themeStore);
  const page = useStore(pageKeysStore);
  return useMemo(() => {
    const here = (page?.keys ?? []).flatMap((entry): Command[] =>
      entry.run
        ? [
            {
              id: `here-${entry.keys}`,
              group: t('command.here'),
              icon: Zap,
              label: entry.label,
              keys: entry.keys,
              run: entry.run,
            },
          ]
        : [],
    );
    const desks = desksOf(person).map(({ desk, path, goKey }): Command => ({
      id: `go-${desk}`,
      group: t('command.go'),
      icon: ArrowRight,
      label: t(`desks.${desk}`),
      keys: `G ${goKey.toUpperCase()}`,
      run: () => void navigate({ to: path }),
    }));
    const isDark = theme.shown === 'dark';
    const group = t('command.settings');
    return [
      ...here,
      ...desks,
      {
        id: 'language',
        group,
        icon: Languages,
        label: language === 'en' ? '中文' : 'English',
        run: () => void chooseLanguage(language === 'en' ? 'zh-CN' : 'en'),
      },
      {
        id: 'theme',
        group,
        icon: Moon,
        label: t('shell.themeSwitch', { theme: t(isDark ? 'shell.themeLight' : 'shell.themeDark') }),
        run: () => chooseTheme(isDark ? 'light' : 'dark'),
      },
      { id: 'keys', group, icon: Keyboard, label: t('shell.help'), keys: '?', run: onHelp },
      {
        id: 'logout',
        group,
        icon: LogOut,
        label: t('shell.logout'),
        run: () => void navigate({ to: '/' }).then(logout),
      },
    ];
  }, [language, navigate, onHelp, page, person, t, theme.shown]);
}

/** The first articles that the search finds, for people who may open them on the agent desk. */
function useArticles(text: string): Command[] {
  const { t } = useTranslation();
  const person = usePerson();
  const navigate = useNavigate();
  const isOff = text.trim().length < 2 || !person.desks.includes('AGENT');
  const [{ data }] = useQuery({
    query: CommandSearchDocument,
    variables: { query: text.trim(), first: 5 },
    pause: isOff,
  });
  if (isOff) return [];
  return (data?.search.nodes ?? []).map((hit) => ({
    id: `open-${hit.id}`,
    group: t('command.open'),
    icon: FileText,
    label: hit.title,
    note: hit.code ?? undefined,
    run: () => void navigate({ to: '/agent', search: { id: hit.subject.id } }),
  }));
}
