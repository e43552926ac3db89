import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '../../../components/key-cap';
import { TextInput } from '../../../components/text-input';
import { classes } from '../../../lib/classes';
import { formatPercent } from '../../../lib/format';
import { isComposing } from '../../../lib/hotkeys';
import { useLanguage } from '../../../lib/use-language';
import type { WalkChoice } from '../../walks/act';
import styles from './walk-choices.module.css';

/** From here on typing narrows the answers. */
const MANY = 9;

interface WalkChoicesProps {
  choices: readonly WalkChoice[];
  /** How often each answer is given, by its key. */
  shares: ReadonlyMap<string, number>;
  /** The answer that stands now, where an earlier one is changed. */
  chosen?: string | null;
  active: number;
  isBusy: boolean;
  onActive: (index: number) => void;
  onChoose: (choice: WalkChoice) => void;
  /** Told which answers are in the list now, in their order. */
  onShown: (choices: readonly WalkChoice[]) => void;
}

/** The answers to a question, each with the digit that gives it. Many of them are narrowed by typing. */
export function WalkChoices({
  choices,
  shares,
  chosen = null,
  active,
  isBusy,
  onActive,
  onChoose,
  onShown,
}: WalkChoicesProps) {
  const { t } = useTranslation('walks');
  const language = useLanguage();
  const [text, setText] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const typed = text.trim().toLowerCase();
  const shown = typed === '' ? choices : choices.filter(({ label }) => label.toLowerCase().includes(typed));
  const key = shown.map((choice) => choice.key).join(' ');
  const told = useRef(onShown);
  told.current = onShown;
  useEffect(() => told.current(shown), [key]);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const choose = (choice: WalkChoice | undefined): void => {
    if (choice && !isBusy) onChoose(choice);
  };
  return (
    <>
      {choices.length > MANY && (
        <TextInput
          aria-label={t('node.filter')}
          placeholder={t('node.filter')}
          autoComplete="off"
          data-walk-first=""
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            onActive(0);
          }}
          onKeyDown={(event) => {
            if (isComposing(event)) return;
            const digit = event.altKey ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined;
            if (digit) choose(shown[Number(digit) - 1]);
            else if (event.key === 'ArrowDown') onActive(Math.min(shown.length - 1, active + 1));
            else if (event.key === 'ArrowUp') onActive(Math.max(0, active - 1));
            else if (event.key === 'Enter') choose(shown[active]);
            else return;
            event.preventDefault();
          }}
        />
      )}
      {shown.length === 0 && <p className={styles['none']}>{t('node.noneFits', { text })}</p>}
      <ul ref={list} className={styles['list']} aria-label={t('node.answers')}>
        {shown.map((choice, index) => {
          const share = shares.get(choice.key);
          return (
            <li key={choice.key}>
              <button
                type="button"
                className={classes(styles['choice'], index === active && styles['active'])}
                aria-current={choice.key === chosen || undefined}
                disabled={isBusy}
                onClick={() => choose(choice)}
                onFocus={() => onActive(index)}
              >
                {index < MANY ? <KeyCap>{String(index + 1)}</KeyCap> : <span className={styles['noKey']} />}
                <span className={styles['words']}>
                  <span className={styles['label']}>
                    {choice.label}
                    {choice.key === chosen && <span className={styles['now']}> {t('changing.now')}</span>}
                  </span>
                  {choice.hint !== null && choice.hint !== '' && <span className={styles['hint']}>{choice.hint}</span>}
                </span>
                {share !== undefined && (
                  <span className={styles['share']} title={t('node.share', { share: formatPercent(share, language) })}>
                    {formatPercent(Math.round(share * 100) / 100, language)}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
