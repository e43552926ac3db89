import type { ReactNode } from 'react';
import { Avatar } from '../../../components/avatar';
import { DateTime } from '../../../components/date-time';
import { Tag } from '../../../components/tag';
import type { ArticleHeadFragment, VersionRowFragment } from '../../../gql/knowledge/graphql';
import { classes } from '../../../lib/classes';
import { useWords } from '../shared/words';
import type { Place } from './place';
import styles from './version-list.module.css';

type Draft = NonNullable<ArticleHeadFragment['draft']>;

interface RowProps {
  title: string;
  tags?: ReactNode;
  at: string;
  note: string | null;
  author: string;
  isShown: boolean;
  isBase: boolean;
  onShow: () => void;
  onBase?: (() => void) | undefined;
}

function Row({ title, tags, at, note, author, isShown, isBase, onShow, onBase }: RowProps) {
  const { t } = useWords();
  return (
    <li className={classes(styles['item'], isBase && styles['base'], isShown && styles['shown'])}>
      <button type="button" className={styles['version']} aria-current={isShown ? 'true' : undefined} onClick={onShow}>
        <span className={styles['line']}>
          <strong>{title}</strong>
          {tags}
          {isBase && <Tag tone="vio">{t('versions.base')}</Tag>}
          <span className={styles['when']}>
            <DateTime at={at} as="moment" />
          </span>
        </span>
        <span className={styles['note']}>{note || t('versions.noNote')}</span>
        <span className={styles['author']}>
          <Avatar name={author} /> {author}
        </span>
      </button>
      {onBase && !isShown && !isBase && (
        <button type="button" className={styles['setBase']} onClick={onBase}>
          {t('versions.setBase')}
        </button>
      )}
    </li>
  );
}

interface VersionListProps {
  draft: Draft | null;
  rows: readonly VersionRowFragment[];
  /** Number of the published text that waits for its moment. */
  waiting: number | null;
  shown: Place | null;
  base: Place | null;
  onShow: (place: Place) => void;
  onBase: (place: Place) => void;
}

/** The working copy and everything that was ever published, newest first. */
export function VersionList({ draft, rows, waiting, shown, base, onShow, onBase }: VersionListProps) {
  const { t, person } = useWords();
  return (
    <ol>
      {draft && (
        <Row
          title={t('article.draftNumbered', { number: draft.number })}
          at={draft.updatedAt}
          note={draft.note}
          author={person(draft.author)}
          isShown={shown === 'draft'}
          isBase={false}
          onShow={() => onShow('draft')}
        />
      )}
      {rows.map((version) => (
        <Row
          key={version.id}
          title={t('versions.numbered', { number: version.number })}
          tags={
            <>
              {version.isLive && <Tag tone="good">{t('versions.live')}</Tag>}
              {version.number === waiting && <Tag tone="info">{t('versions.waiting')}</Tag>}
            </>
          }
          at={version.publishedAt}
          note={version.note}
          author={person(version.author)}
          isShown={version.number === shown}
          isBase={version.number === base}
          onShow={() => onShow(version.number)}
          onBase={() => onBase(version.number)}
        />
      ))}
    </ol>
  );
}
