import { type ReactNode, Suspense, useEffect } from 'react';
import { useQuery } from 'urql';
import { ErrorState } from '../../components/error-state';
import { Forbidden } from '../../components/forbidden';
import { Page } from '../../components/page';
import { Skeleton } from '../../components/skeleton';
import { TopBar } from '../../components/top-bar';
import { CardIdOfCodeDocument } from '../../gql/scorecards/graphql';
import { lazyPage } from '../../lib/lazy-page';
import { CardsPage } from './list/cards-page';
import { useCardsPath, useSeesDrafts } from './shared/use-cards';
import { useWords } from './shared/words';

const CardPage = lazyPage(() => import('./card/card-page').then((module) => ({ default: module.CardPage })));
const EditorPage = lazyPage(() => import('./editor/editor-page').then((module) => ({ default: module.EditorPage })));

function Frame({ children }: { children: ReactNode }) {
  const { t, common } = useWords();
  return <Page top={<TopBar title={common('desks.QUALITY')} subtitle={t('list.title')} />}>{children}</Page>;
}

/** A scorecard by its code, as people name it: leads to its page. */
function CodeRoute({ code }: { code: string }) {
  const { go, search } = useCardsPath();
  const [{ data, error, fetching }, ask] = useQuery({ query: CardIdOfCodeDocument, variables: { code } });
  const id = data?.scorecardByCode?.id ?? null;
  useEffect(() => {
    if (id !== null) go(id, search, { replace: true });
  }, [id]);
  return (
    <Frame>
      {error ? (
        <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
      ) : id !== null || fetching ? (
        <Skeleton rows={6} />
      ) : (
        <Forbidden />
      )}
    </Frame>
  );
}

function Route() {
  const { parts } = useCardsPath();
  const seesDrafts = useSeesDrafts();
  const [id, view] = parts;
  if (id === undefined) return <CardsPage />;
  if (/^QC-?\d+$/i.test(id)) return <CodeRoute code={id.toUpperCase()} />;
  if (view === undefined) return <CardPage key={id} id={id} />;
  // Working copies are for those who keep the forms; for others this view is as if it were not there.
  if (view === 'edit' && seesDrafts) return <EditorPage key={id} id={id} />;
  return (
    <Frame>
      <Forbidden />
    </Frame>
  );
}

/** Forms by which calls are scored: all of them, one with its versions, and the builder. */
export function ScorecardsPages() {
  return (
    <Suspense
      fallback={
        <Frame>
          <Skeleton rows={6} />
        </Frame>
      }
    >
      <Route />
    </Suspense>
  );
}
