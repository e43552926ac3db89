import { useQuery } from 'urql';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { Skeleton } from '../../../components/skeleton';
import { SourceChangeDocument } from '../../../gql/knowledge/graphql';
import { toLanguage } from '../../../lib/languages';
import { ArticleDifferenceView, DifferenceTags } from '../shared/article-difference';
import styles from './translations.module.css';

interface SourceChangeProps {
  source: { id: string; locale: Parameters<typeof toLanguage>[0] };
  /** Version of the source that the translation follows. */
  since: number;
}

/** What changed in the source since the version that a translation follows. */
export function SourceChange({ source, since }: SourceChangeProps) {
  const [reply, ask] = useQuery({
    query: SourceChangeDocument,
    variables: { id: source.id, from: { version: since, text: null }, to: { version: null, text: 'LIVE' as const } },
    requestPolicy: 'cache-and-network',
  });
  const difference = reply.data?.articleDifference ?? null;
  if (reply.error && !difference)
    return <ErrorState error={reply.error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!difference) return reply.fetching ? <Skeleton rows={4} shape="text" /> : <Forbidden what="article" />;
  return (
    <>
      <p className={styles['tags']}>
        <DifferenceTags difference={difference} />
      </p>
      <ArticleDifferenceView
        difference={difference}
        lang={toLanguage(source.locale)}
        layout="words"
        labels={{ before: '', after: '' }}
      />
    </>
  );
}
