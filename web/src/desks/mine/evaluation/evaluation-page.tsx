import { useEffect } from 'react';
import { useQuery } from 'urql';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { TopBar } from '../../../components/top-bar';
import { OwnEvaluationDocument } from '../../../gql/mine/graphql';
import { EvaluationOfDocument } from '../../../gql/quality/graphql';
import { ScoringPage } from '../../quality/evaluate/scoring-page';
import { useWords } from '../shared/words';
import { OwnResultPage } from './own-result-page';

/** One evaluation: a draft of one's own is scored, as on the desk of quality; a released one of an own call is read. */
export function EvaluationPage({ id }: { id: string }) {
  const { t, common } = useWords();
  const [{ data, error, fetching }, ask] = useQuery({
    query: EvaluationOfDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const [{ data: own, error: ownError }, askOwn] = useQuery({
    query: OwnEvaluationDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const evaluation = data?.evaluation ?? null;
  const form = evaluation?.scorecardVersion ?? null;
  const reference = evaluation?.callReference ?? evaluation?.subjectReference ?? null;
  useEffect(() => {
    document.title = reference ?? t('desk.title');
  }, [reference, t]);
  const retry = (): void => {
    ask({ requestPolicy: 'network-only' });
    askOwn({ requestPolicy: 'network-only' });
  };
  if (evaluation && form && evaluation.viewerCanEdit && evaluation.state === 'DRAFT')
    return <ScoringPage evaluation={evaluation} form={form} others={[]} place={null} />;
  if (evaluation && form && own?.evaluation)
    return <OwnResultPage evaluation={evaluation} form={form} own={own.evaluation} onChanged={retry} />;
  const failed = error ?? ownError;
  return (
    <Page top={<TopBar title={common('desks.MINE')} subtitle={t('desk.title')} />}>
      {failed ? (
        <ErrorState error={failed} onRetry={retry} />
      ) : fetching || (evaluation && !own) ? (
        <Skeleton rows={8} />
      ) : (
        <Forbidden />
      )}
    </Page>
  );
}
