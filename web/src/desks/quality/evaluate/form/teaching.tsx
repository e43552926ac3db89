import { useWords } from '../../shared/words';
import type { AskedQuestionFragment } from '../../../../gql/quality/graphql';

/** What teaches the matter of a question: leads to the article or the step of the tree. */
export function Teaching({ teaches }: { teaches: NonNullable<AskedQuestionFragment['teaches']> }) {
  const { t } = useWords();
  const { articleCode, treeCode, nodeKey } = teaches;
  return (
    <>
      {articleCode !== null && (
        <a href={`/articles/${articleCode}`} target="_blank" rel="noreferrer">
          {t('form.teaches', { code: articleCode })}
        </a>
      )}
      {treeCode !== null && (
        <a
          href={`/trees/${treeCode}${nodeKey === null ? '' : `?node=${encodeURIComponent(nodeKey)}`}`}
          target="_blank"
          rel="noreferrer"
        >
          {t('form.teachesTree', { code: treeCode })}
        </a>
      )}
    </>
  );
}
