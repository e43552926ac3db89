import { useEffect, useRef } from 'react';
import { KeyCap } from '../../../components/key-cap';
import { isComposing } from '../../../lib/hotkeys';
import { useWords } from '../shared/words';
import styles from './editor.module.css';
import { beside, INSERT_ACTIONS, INSERT_ICONS, type InsertAction } from './insertions';
import type { SlashPlace } from './source-editor';

interface InsertMenuProps {
  place: SlashPlace;
  onChoose: (action: InsertAction) => void;
  /** Closed without a choice; `/` pressed again means the character itself. */
  onClose: (typed: string) => void;
}

const ACTIONS = INSERT_ACTIONS.filter((action) => action !== 'bold');
const HEIGHT = 390;

/** What can be inserted, at the place where `/` was typed. */
export function InsertMenu({ place, onChoose, onClose }: InsertMenuProps) {
  const { t } = useWords();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const move = (step: number): void => {
    const items = [...(list.current?.querySelectorAll('button') ?? [])];
    const here = items.findIndex((item) => item === document.activeElement);
    items[(here + step + items.length) % items.length]?.focus();
  };
  return (
    <div
      ref={list}
      role="menu"
      tabIndex={-1}
      aria-label={t('editor.insertLabel')}
      className={styles['menu']}
      style={{ left: place.left, ...beside(place, HEIGHT) }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose('');
      }}
      onKeyDown={(event) => {
        if (isComposing(event)) return;
        if (event.key === 'ArrowDown') move(1);
        else if (event.key === 'ArrowUp') move(-1);
        else if (event.key === 'Escape' || event.key === 'Backspace') onClose('');
        else if (event.key === '/') onClose('/');
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {ACTIONS.map((action) => {
        const Icon = INSERT_ICONS[action];
        return (
          <button
            key={action}
            type="button"
            role="menuitem"
            className={styles['menuItem']}
            onClick={() => onChoose(action)}
          >
            <Icon size={15} strokeWidth={1.8} aria-hidden="true" /> {t(`editor.insert.${action}`)}
          </button>
        );
      })}
      <p className={styles['menuNote']}>
        <KeyCap>/</KeyCap> {t('editor.slashItself')}
      </p>
    </div>
  );
}
