import { useQuery } from 'urql';
import { ArticleHtml } from '../../../components/article-html';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { Dialog } from '../../../components/dialog';
import { ErrorState } from '../../../components/error-state';
import { Skeleton } from '../../../components/skeleton';
import { type AlikeFragment, ArticlePreviewDocument, ComparedArticleDocument } from '../../../gql/knowledge/graphql';
import { toLanguage } from '../../../lib/languages';
import { useFlagWords } from '../flags/flag-words';
import styles from './merging.module.css';

/** What is being written, as far as it is compared. */
export interface ComparedDraft {
  title: string;
  bodyMarkdown: string;
  lang: string;
}

interface CompareDialogProps {
  draft: ComparedDraft;
  alike: AlikeFragment;
  onDismiss: () => void;
  onMerge: () => void;
  onClose: () => void;
}

/** Two articles side by side: the one that is written, and one that is like it. */
export function CompareDialog({ draft, alike, onDismiss, onMerge, onClose }: CompareDialogProps) {
  const { f, common, percent } = useFlagWords();
  const { article } = alike;
  const [theirs, askAgain] = useQuery({ query: ComparedArticleDocument, variables: { id: article.id } });
  const [ours] = useQuery({
    query: ArticlePreviewDocument,
    variables: { input: { bodyMarkdown: draft.bodyMarkdown, as: 'INTERNAL' } },
  });
  const other = theirs.data?.article;
  return (
    <Dialog
      open
      onClose={onClose}
      width="wide"
      title={f('duplicates.compareTitle')}
      kicker={f('duplicates.likeness', { share: percent(alike.likeness) })}
      footer={
        <>
          <Button variant="quiet" keyCap="Esc" onClick={onClose}>
            {common('common.close')}
          </Button>
          <Button onClick={onDismiss}>{f('duplicates.dismiss')}</Button>
          <Button variant="primary" onClick={onMerge}>
            {f('duplicates.merge')}
          </Button>
        </>
      }
    >
      <div className={styles['sides']}>
        <section aria-label={f('duplicates.ours')} tabIndex={0}>
          <p className={styles['quiet']}>{f('duplicates.ours')}</p>
          <h3 lang={draft.lang}>{draft.title}</h3>
          {ours.data ? (
            <ArticleHtml html={ours.data.articlePreview.bodyHtml} lang={draft.lang} />
          ) : (
            <Skeleton rows={5} shape="text" />
          )}
        </section>
        <section aria-label={article.code} tabIndex={0}>
          <p className={styles['quiet']}>
            <CodeLabel>{article.code}</CodeLabel>
          </p>
          <h3 lang={toLanguage(article.locale)}>{article.title}</h3>
          {theirs.error && <ErrorState error={theirs.error} onRetry={() => askAgain()} />}
          {other ? (
            <>
              <ArticleHtml html={other.bodyHtml} lang={toLanguage(other.locale)} />
              {other.alternativeQuestions.length > 0 && (
                <ul className={styles['questions']}>
                  {other.alternativeQuestions.map((question) => (
                    <li key={question}>{question}</li>
                  ))}
                </ul>
              )}
            </>
          ) : (
            !theirs.error && <Skeleton rows={5} shape="text" />
          )}
        </section>
      </div>
    </Dialog>
  );
}
