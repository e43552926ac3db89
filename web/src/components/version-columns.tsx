import type { ComponentProps, ReactNode } from 'react';
import { classes } from '../lib/classes';
import { DateTime } from './date-time';
import { Pager } from './pager';
import { Tag } from './tag';
import styles from './version-columns.module.css';

/** A version by its number, or the working copy. */
export type Place = number | 'draft';

export interface VersionItem {
  place: Place;
  title: string;
  tags?: ReactNode;
  at: string;
  note: string | null;
  /** Who wrote it. */
  by: ReactNode;
}

interface Words {
  /** What the list is. */
  list: string;
  base: string;
  setBase: string;
  noNote: string;
}

interface RowProps {
  item: VersionItem;
  words: Words;
  isShown: boolean;
  isBase: boolean;
  onShow: () => void;
  onBase: () => void;
}

function Row({ item, words, isShown, isBase, onShow, onBase }: RowProps) {
  return (
    <li className={classes(styles['item'], isBase && styles['base'], isShown && styles['shown'])}>
      <button type="button" className={styles['version']} aria-current={isShown ? 'true' : undefined} onClick={onShow}>
        <span className={styles['line']}>
          <strong>{item.title}</strong>
          {item.tags}
          {isBase && <Tag tone="vio">{words.base}</Tag>}
          <span className={styles['when']}>
            <DateTime at={item.at} as="moment" />
          </span>
        </span>
        <span className={styles['note']}>{item.note || words.noNote}</span>
        <span className={styles['by']}>{item.by}</span>
      </button>
      {item.place !== 'draft' && !isShown && !isBase && (
        <button type="button" className={styles['setBase']} onClick={onBase}>
          {words.setBase}
        </button>
      )}
    </li>
  );
}

interface VersionColumnsProps {
  /** The working copy and everything that was ever published, newest first. */
  items: readonly VersionItem[];
  /** How many published versions are there, and how more of them come. */
  pages: ComponentProps<typeof Pager>;
  words: Words;
  shown: Place | null;
  /** What is compared with. */
  base: Place | null;
  onShow: (place: Place) => void;
  onBase: (place: Place) => void;
  /** The text that is looked at, and what there is to know about it. */
  children: ReactNode;
}

/** Versions of a thing beside the one that is looked at. */
export function VersionColumns({ items, pages, words, shown, base, onShow, onBase, children }: VersionColumnsProps) {
  return (
    <div className={styles['columns']}>
      <nav className={styles['list']} data-panel="" aria-label={words.list}>
        <ol>
          {items.map((item) => (
            <Row
              key={item.place}
              item={item}
              words={words}
              isShown={item.place === shown}
              isBase={item.place !== 'draft' && item.place === base}
              onShow={() => onShow(item.place)}
              onBase={() => onBase(item.place)}
            />
          ))}
        </ol>
        {pages.hasMore && <Pager {...pages} />}
      </nav>
      {children}
    </div>
  );
}
