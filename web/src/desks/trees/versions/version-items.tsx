import { Tag } from '../../../components/tag';
import type { VersionItem } from '../../../components/version-columns';
import type { TreeOfVersionsQuery, TreeVersionRowFragment } from '../../../gql/trees/graphql';
import { useWords } from '../shared/words';

type Draft = NonNullable<TreeOfVersionsQuery['tree']>['draft'];

/** The working copy and everything that was ever published, as they stand in the list. */
export function useVersionItems(draft: Draft, rows: readonly TreeVersionRowFragment[]): readonly VersionItem[] {
  const { t, person } = useWords();
  return [
    ...(draft
      ? [
          {
            place: 'draft' as const,
            title: t('tree.draftNumbered', { number: draft.number }),
            at: draft.updatedAt,
            note: draft.note,
            by: person(draft.author),
          },
        ]
      : []),
    ...rows.map((version) => ({
      place: version.number,
      title: t('versions.numbered', { number: version.number }),
      tags: version.isLive && <Tag tone="good">{t('versions.live')}</Tag>,
      at: version.publishedAt,
      note: version.changeSummary ?? version.note,
      by: person(version.author ?? version.publishedBy),
    })),
  ];
}
