import { Tag, type Tone } from '../../../components/tag';
import type { DraftState, TreeState } from '../../../gql/trees/graphql';
import { useWords } from './words';

const TONES: Record<TreeState, Tone> = {
  DRAFT: 'outline',
  IN_REVIEW: 'warn',
  APPROVED: 'info',
  PUBLISHED: 'good',
  ARCHIVED: 'plain',
};

export function StateTag({ state }: { state: TreeState | DraftState }) {
  const { common } = useWords();
  return <Tag tone={TONES[state]}>{common(`articleStates.${state}`)}</Tag>;
}

/** Which version is live, if any. */
function LiveTag({ tree }: { tree: { state: TreeState; version: number | null } }) {
  const { t, common } = useWords();
  if (tree.state === 'ARCHIVED') return <Tag>{common('articleStates.ARCHIVED')}</Tag>;
  if (tree.version === null) return <Tag tone="outline">{t('tree.neverPublished')}</Tag>;
  return <Tag tone="good">{t('tree.live', { version: tree.version })}</Tag>;
}

interface Tagged {
  state: TreeState;
  version: number | null;
  draft: { state: DraftState; number: number } | null;
}

/** Which version is live, and how far the draft has come. */
export function TreeTags({ tree }: { tree: Tagged }) {
  const { t } = useWords();
  return (
    <>
      <LiveTag tree={tree} />
      {tree.draft &&
        (tree.draft.state === 'DRAFT' ? (
          <Tag>{t('tree.draftNumbered', { number: tree.draft.number })}</Tag>
        ) : (
          <StateTag state={tree.draft.state} />
        ))}
    </>
  );
}
