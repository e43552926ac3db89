import type { ReactNode } from 'react';
import { DateTime } from '../../../components/date-time';
import { Tag } from '../../../components/tag';
import type { TreeOfVersionsQuery, TreeVersionRowFragment } from '../../../gql/trees/graphql';
import { useWords } from '../shared/words';
import styles from './difference.module.css';
import type { Place } from './use-difference';

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
    <li data-shown={isShown ? '' : undefined} data-base={isBase ? '' : undefined}>
      <button type="button" className={styles['version']} aria-current={isShown ? 'true' : undefined} onClick={onShow}>
        <span className={styles['line']}>
          <strong>{title}</strong>
          {tags}
          {isBase && <Tag tone="vio">{t('versions.base')}</Tag>}
          <span className={styles['when']}>
            <DateTime at={at} as="moment" />
          </span>
        </span>
        <span>{note || t('versions.noNote')}</span>
        <span className={styles['by']}>{author}</span>
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
  draft: NonNullable<TreeOfVersionsQuery['tree']>['draft'];
  rows: readonly TreeVersionRowFragment[];
  shown: Place | null;
  base: Place | null;
  onShow: (place: Place) => void;
  onBase: (place: Place) => void;
}

/** The working copy and everything that was ever published, newest first. */
export function VersionList({ draft, rows, shown, base, onShow, onBase }: VersionListProps) {
  const { t, person } = useWords();
  return (
    <ol>
      {draft && (
        <Row
          title={t('tree.draftNumbered', { number: draft.number })}
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
          tags={version.isLive && <Tag tone="good">{t('versions.live')}</Tag>}
          at={version.publishedAt}
          note={version.changeSummary ?? version.note}
          author={person(version.author ?? version.publishedBy)}
          isShown={version.number === shown}
          isBase={version.number === base}
          onShow={() => onShow(version.number)}
          onBase={() => onBase(version.number)}
        />
      ))}
    </ol>
  );
}
