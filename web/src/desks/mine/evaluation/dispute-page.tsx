import { Navigate } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { TopBar } from '../../../components/top-bar';
import { EvaluationOfDisputeDocument } from '../../../gql/mine/graphql';
import { useWords } from '../shared/words';

/** A dispute that somebody was told of: leads to the evaluation that it is about. */
export function DisputePage({ id }: { id: string }) {
  const { t, common } = useWords();
  const [{ data, error, fetching }, ask] = useQuery({ query: EvaluationOfDisputeDocument, variables: { id } });
  const evaluationId = data?.dispute?.evaluation?.id;
  if (evaluationId !== undefined) return <Navigate to="/mine/$" params={{ _splat: evaluationId }} replace />;
  return (
    <Page top={<TopBar title={common('desks.MINE')} subtitle={t('desk.title')} />}>
      {error ? (
        <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
      ) : fetching ? (
        <Skeleton rows={4} />
      ) : (
        <Forbidden />
      )}
    </Page>
  );
}
