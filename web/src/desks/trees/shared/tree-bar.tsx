import type { ReactNode } from 'react';
import { Segmented } from '../../../components/segmented';
import { TitleBar } from '../../../components/title-bar';
import type { TreeHeadFragment } from '../../../gql/trees/graphql';
import { TreeTags } from './state-tags';
import { useRights } from './use-rights';
import { useTreesPath } from './use-trees';
import { useWords } from './words';

export type TreeView = 'read' | 'edit' | 'review' | 'versions' | 'figures';

interface TreeBarProps {
  tree: TreeHeadFragment;
  view: TreeView;
  /** Buttons of the page. */
  children?: ReactNode;
}

/** Which views of a tree there are for this person now. */
export function useViews(tree: TreeHeadFragment | null): readonly TreeView[] {
  const { draws, seesFigures } = useRights();
  if (!tree) return [];
  return [
    'read',
    ...(tree.viewerCanEdit ? (['edit'] as const) : []),
    ...(draws && tree.draft?.state === 'IN_REVIEW' ? (['review'] as const) : []),
    ...(tree.version === null ? [] : (['versions'] as const)),
    ...(seesFigures && tree.version !== null ? (['figures'] as const) : []),
  ];
}

/** The bar over every page about one tree: what it is, which version is live, how far the draft has come, what can be done. */
export function TreeBar({ tree, view, children }: TreeBarProps) {
  const { t, text } = useWords();
  const { go } = useTreesPath();
  const views = useViews(tree);
  return (
    <TitleBar
      code={tree.code}
      title={text(tree.title)}
      untitled={t('tree.untitled')}
      isDense
      about={<TreeTags tree={tree} />}
    >
      {views.length > 1 && (
        <Segmented
          label={t('desk.views.label')}
          value={view}
          items={views.map((value) => ({ value, label: t(`desk.views.${value}`) }))}
          onChange={(next) => go(next === 'read' ? tree.id : `${tree.id}/${next}`)}
        />
      )}
      {children}
    </TitleBar>
  );
}
