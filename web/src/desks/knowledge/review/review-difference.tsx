import { useEffect } from 'react';
import { useQuery } from 'urql';
import { ErrorState } from '../../../components/error-state';
import { Skeleton } from '../../../components/skeleton';
import { ReviewDifferenceDocument } from '../../../gql/knowledge/graphql';
import { ArticleDifferenceView, DifferenceTags } from '../shared/article-difference';
import styles from './review-page.module.css';

interface ReviewDifferenceProps {
  id: string;
  /** The state of the article whose draft is looked at. */
  revision: number;
  lang: string;
}

/** What the draft changes in the live text, word by word, part by part. */
export function ReviewDifference({ id, revision, lang }: ReviewDifferenceProps) {
  const [{ data, error, fetching }, ask] = useQuery({
    query: ReviewDifferenceDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  // The texts that are compared stand in no answer to a change: another state of the article is compared anew.
  useEffect(() => ask({ requestPolicy: 'network-only' }), [ask, revision]);
  const difference = data?.articleDifference ?? null;
  if (error && !difference) return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!difference) return fetching ? <Skeleton rows={6} shape="text" /> : null;
  return (
    <>
      <p className={styles['tags']}>
        <DifferenceTags difference={difference} />
      </p>
      <ArticleDifferenceView difference={difference} lang={lang} layout="words" labels={{ before: '', after: '' }} />
    </>
  );
}
