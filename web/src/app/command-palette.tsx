import { Dialog } from '@base-ui/react/dialog';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '../components/key-cap';
import popup from '../components/popup.module.css';
import { classes } from '../lib/classes';
import { isComposing } from '../lib/hotkeys';
import { useLanguage } from '../lib/use-language';
import { usePerson } from '../lib/use-person';
import { type Command, GROUPS } from './command-palette-command';
import { useCommands } from './command-palette-commands';
import { useFound } from './command-palette-found';
import { narrowed, useSounds } from './command-palette-matching';
import { recentCommands, rememberCommand } from './command-palette-recent';
import styles from './command-palette.module.css';

interface CommandPaletteProps {
  onClose: () => void;
  onHelp: () => void;
}

/** Everything by name: what can be done here, where to go, what to open, what to make. Nothing that the person may not do. */
export function CommandPalette({ onClose, onHelp }: CommandPaletteProps) {
  const { t } = useTranslation();
  const person = usePerson();
  const language = useLanguage();
  const [text, setText] = useState('');
  // What is looked for: never half of a composition.
  const [query, setQuery] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const composing = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const commands = useCommands(onHelp);
  const found = useFound(query);
  const sounds = useSounds(query, language);
  // As it was when the palette opened: what is run now moves up the next time.
  const recent = useMemo(() => recentCommands(person.id), [person.id]);
  const shown = narrowed([...commands, ...found], { text: query, recent, sounds });
  const chosen = shown.find(({ id }) => id === chosenId) ?? shown[0] ?? null;

  const run = (command: Command): void => {
    rememberCommand(person.id, command);
    onClose();
    command.run();
  };
  const step = (by: number): void => {
    const here = chosen ? shown.indexOf(chosen) : -1;
    setChosenId(shown[(here + by + shown.length) % shown.length]?.id ?? null);
  };
  /** To the first command of the next group, or of the one before. */
  const stepGroup = (by: 1 | -1): void => {
    const groups = [...new Set(shown.map(({ group }) => group))];
    const here = chosen ? groups.indexOf(chosen.group) : -1;
    const next = groups[(here + by + groups.length) % groups.length];
    setChosenId(shown.find(({ group }) => group === next)?.id ?? null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) {
      event.stopPropagation();
      return;
    }
    const acts: Record<string, () => void> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Tab: () => stepGroup(event.shiftKey ? -1 : 1),
      Enter: () => chosen && run(chosen),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const find = (typed: string): void => {
    setQuery(typed);
    setChosenId(null);
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
          <input
            ref={input}
            className={styles['input']}
            role="combobox"
            aria-expanded="true"
            aria-autocomplete="list"
            aria-controls={listId}
            aria-activedescendant={chosen ? `${listId}-${chosen.id}` : undefined}
            aria-label={t('command.title')}
            placeholder={t(person.desks.includes('ADMIN') ? 'command.placeholderPeople' : 'command.placeholder')}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              if (!composing.current) find(event.currentTarget.value);
            }}
            onCompositionStart={() => {
              composing.current = true;
            }}
            onCompositionEnd={(event) => {
              composing.current = false;
              find(event.currentTarget.value);
            }}
            onKeyDown={onKeyDown}
          />
          {shown.length === 0 && <p className={popup['empty']}>{t('command.none')}</p>}
          <div role="listbox" id={listId} aria-label={t('command.title')} className={styles['list']}>
            {GROUPS.map((group) => {
              const lines = shown.filter((command) => command.group === group);
              if (lines.length === 0) return null;
              return (
                <div key={group} role="group" aria-labelledby={`${listId}-${group}`}>
                  <div id={`${listId}-${group}`} className={popup['heading']}>
                    {t(`command.${group}`)}
                  </div>
                  {lines.map((command) => (
                    <Line
                      key={command.id}
                      id={`${listId}-${command.id}`}
                      command={command}
                      isChosen={command === chosen}
                      onChoose={() => setChosenId(command.id)}
                      onRun={() => run(command)}
                    />
                  ))}
                </div>
              );
            })}
          </div>
          <footer className={styles['footer']}>
            <KeyCap>↑ ↓</KeyCap> {t('command.choose')} <KeyCap>↵</KeyCap> {t('command.run')} <KeyCap>Tab</KeyCap>{' '}
            {t('command.nextGroup')} <KeyCap>Esc</KeyCap> {t('common.close')}
            <span className={styles['end']}>{t('command.note')}</span>
          </footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface LineProps {
  id: string;
  command: Command;
  isChosen: boolean;
  onChoose: () => void;
  onRun: () => void;
}

function Line({ id, command, isChosen, onChoose, onRun }: LineProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <div
      ref={line}
      id={id}
      role="option"
      aria-selected={isChosen}
      data-highlighted={isChosen ? '' : undefined}
      className={classes(popup['item'], styles['line'])}
      onMouseMove={isChosen ? undefined : onChoose}
      // The focus stays in the field.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      <command.icon size={16} strokeWidth={1.8} aria-hidden="true" />
      <span className={styles['label']}>{command.label}</span>
      {command.note !== undefined && command.note !== '' && <span className={styles['note']}>{command.note}</span>}
      {command.keys !== undefined && (
        <span className={styles['keys']}>
          {command.keys.split(' ').map((cap) => (
            <KeyCap key={cap}>{cap}</KeyCap>
          ))}
        </span>
      )}
    </div>
  );
}
