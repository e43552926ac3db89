import { useEffect } from 'react';
import { useQuery } from 'urql';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { TopBar } from '../../../components/top-bar';
import { CallsOfCustomerDocument, EvaluationOfDocument } from '../../../gql/quality/graphql';
import { useWords } from '../shared/words';
import { ResultPage } from './result/result-page';
import { ScoringPage } from './scoring-page';
import { useQueuePlace } from './use-queue-place';

/** Calls of the same customer this many days around. */
const DAYS = 7;

/** One evaluation: a draft of one's own is scored, everything else is read. */
export function EvaluatePage({ id }: { id: string }) {
  const { t, common } = useWords();
  const [{ data, error, fetching }, ask] = useQuery({
    query: EvaluationOfDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const evaluation = data?.evaluation ?? null;
  const call = evaluation?.call ?? null;
  const [{ data: around }] = useQuery({
    query: CallsOfCustomerDocument,
    variables: { callId: call?.id ?? '', days: DAYS },
    pause: call === null,
  });
  const others = around?.callsOfCustomer ?? [];
  const place = useQueuePlace(evaluation?.assignmentId ?? null);
  const form = evaluation?.scorecardVersion ?? null;
  const reference = evaluation?.callReference ?? evaluation?.subjectReference ?? null;
  useEffect(() => {
    document.title = reference ?? t('tabs.evaluations');
  }, [reference, t]);
  const retry = (): void => ask({ requestPolicy: 'network-only' });
  if (evaluation && form && evaluation.viewerCanEdit && evaluation.state === 'DRAFT')
    return <ScoringPage evaluation={evaluation} form={form} others={others} place={place} />;
  if (evaluation) return <ResultPage evaluation={evaluation} form={form} others={others} onChanged={retry} />;
  return (
    <Page top={<TopBar title={common('desks.QUALITY')} subtitle={t('tabs.evaluations')} />}>
      {error ? <ErrorState error={error} onRetry={retry} /> : fetching ? <Skeleton rows={8} /> : <Forbidden />}
    </Page>
  );
}
