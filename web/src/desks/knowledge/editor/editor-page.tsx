import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { TopBar } from '../../../components/top-bar';
import { ArticleToEditDocument, type EditedArticleFragment } from '../../../gql/knowledge/graphql';
import { useWords } from '../shared/words';
import { Editor } from './editor';

/**
 * Loads an article to write in it. Once open the editor stays open whatever a later answer says: its session owns the
 * text, and what others save is joined there, not loaded over it.
 */
export function EditorPage({ id }: { id: string }) {
  const { t, common } = useWords();
  const [{ data, error, fetching, stale }, ask] = useQuery({
    query: ArticleToEditDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const [open, setOpen] = useState<EditedArticleFragment | null>(null);
  // Not from the cache alone: an older text would be written on, to meet the newer one only when it is saved.
  const fresh = data?.article && !stale ? data.article : null;
  if (fresh && fresh !== open) setOpen(fresh);
  useEffect(() => {
    if (open) document.title = t('editor.pageTitle', { code: open.code, title: open.draft?.title ?? open.title });
  }, [open, t]);
  if (open) return <Editor article={open} />;
  return (
    <Page top={<TopBar title={common('desks.KNOWLEDGE')} subtitle={t('tabs.articles')} />}>
      {error && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && (fetching || stale ? <Skeleton rows={6} shape="text" /> : <Forbidden what="article" />)}
    </Page>
  );
}
