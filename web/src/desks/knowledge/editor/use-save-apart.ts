import { useState } from 'react';
import { ArticleCreateDocument, type EditedArticleFragment } from '../../../gql/knowledge/graphql';
import { showToast } from '../../../lib/toasts';
import { newKey } from '../../../lib/new-key';
import { useChange } from '../../../lib/use-change';
import { useKnowledgePath } from '../shared/use-knowledge';
import { useWords } from '../shared/words';
import { type Content, CONTENT_FIELDS, toInput } from './content';

/** Makes an article of its own from a text that met a colleague's, so that both are kept whole. */
export function useSaveApart(article: EditedArticleFragment) {
  const { t } = useWords();
  const { go } = useKnowledgePath();
  const [idempotencyKey] = useState(newKey);
  const create = useChange(ArticleCreateDocument, (data) => data.articleCreate);
  /** False when it was not saved. */
  const save = async (content: Content): Promise<boolean> => {
    const outcome = await create.run({
      input: {
        kind: article.kind,
        locale: article.locale,
        ...toInput(content, CONTENT_FIELDS, article.kind === 'TECHNICAL_CASE'),
        idempotencyKey,
      },
    });
    const made = outcome.kind === 'done' ? outcome.payload.article : null;
    if (!made) return false;
    showToast({
      tone: 'info',
      text: t('conflict.savedApart', { code: made.code }),
      action: { label: t('conflict.openApart'), run: () => go(`articles/${made.id}/edit`) },
    });
    return true;
  };
  return { save, busy: create.busy, refusals: create.refusals, failure: create.failure };
}
