import { type ArticleHeadFragment, ArticleVersionRestoreDocument } from '../../../gql/knowledge/graphql';
import { showToast } from '../../../lib/toasts';
import { ActDialog } from '../../../components/act-dialog';
import { useChange } from '../../../lib/use-change';
import { useKnowledgePath } from '../shared/use-knowledge';
import { useWords } from '../shared/words';

interface RestoreDialogProps {
  article: ArticleHeadFragment;
  number: number;
  onClose: () => void;
}

/** Asks before a version comes back as a working copy; one that is there already would be replaced. */
export function RestoreDialog({ article, number, onClose }: RestoreDialogProps) {
  const { t, person } = useWords();
  const { go } = useKnowledgePath();
  const change = useChange(ArticleVersionRestoreDocument, (data) => data.articleVersionRestore);
  const { draft } = article;
  return (
    <ActDialog
      title={t('restoreVersion.title', { number })}
      description={
        draft
          ? t('restoreVersion.replaces', { draft: draft.number, name: person(draft.author) })
          : t('restoreVersion.text')
      }
      submit={t(draft ? 'restoreVersion.replace' : 'restoreVersion.submit', { number })}
      harms={draft !== null}
      change={change}
      onSubmit={async () => {
        const outcome = await change.run({
          id: article.id,
          input: { version: number, expectedVersion: article.revision, replaceDraft: draft ? true : null },
        });
        if (outcome.kind !== 'done') return false;
        showToast({ tone: 'good', text: t('restoreVersion.done', { number, code: article.code }) });
        go(`articles/${article.id}/edit`);
        return true;
      }}
      onClose={onClose}
    />
  );
}
