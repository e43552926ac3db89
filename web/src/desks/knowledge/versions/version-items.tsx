import { Avatar } from '../../../components/avatar';
import { Tag } from '../../../components/tag';
import type { VersionItem } from '../../../components/version-columns';
import type { ArticleHeadFragment, VersionRowFragment } from '../../../gql/knowledge/graphql';
import { useWords } from '../shared/words';
import styles from './versions-page.module.css';

type Author = VersionRowFragment['author'];

/** The working copy and everything that was ever published, as they stand in the list. */
export function useVersionItems(
  draft: ArticleHeadFragment['draft'],
  rows: readonly VersionRowFragment[],
  /** Number of the published text that waits for its moment. */
  waiting: number | null,
): readonly VersionItem[] {
  const { t, person } = useWords();
  const by = (author: Author) => (
    <span className={styles['author']}>
      <Avatar name={person(author)} /> {person(author)}
    </span>
  );
  return [
    ...(draft
      ? [
          {
            place: 'draft' as const,
            title: t('article.draftNumbered', { number: draft.number }),
            at: draft.updatedAt,
            note: draft.note,
            by: by(draft.author),
          },
        ]
      : []),
    ...rows.map((version) => ({
      place: version.number,
      title: t('versions.numbered', { number: version.number }),
      tags: (
        <>
          {version.isLive && <Tag tone="good">{t('versions.live')}</Tag>}
          {version.number === waiting && <Tag tone="info">{t('versions.waiting')}</Tag>}
        </>
      ),
      at: version.publishedAt,
      note: version.note,
      by: by(version.author),
    })),
  ];
}
