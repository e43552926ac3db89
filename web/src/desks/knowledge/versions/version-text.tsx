import { useQuery } from 'urql';
import { ArticleHtml } from '../../../components/article-html';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { Skeleton } from '../../../components/skeleton';
import type { Place } from '../../../components/version-columns';
import {
  type ArticleHeadFragment,
  DraftTextDocument,
  type TextDifferenceFragment,
  VersionDifferenceDocument,
  VersionTextDocument,
} from '../../../gql/knowledge/graphql';
import { toLanguage } from '../../../lib/languages';
import { ArticleDifferenceView } from '../shared/article-difference';
import { SayBlock } from '../shared/say-block';
import { useWords } from '../shared/words';
import { textAt } from './place';
import styles from './versions-page.module.css';

export type VersionLayout = 'words' | 'side' | 'read';

/** What changed between two places; versions never change, a working copy is asked for again. */
export function useTextDifference(id: string, base: Place | null, shown: Place | null) {
  const isPaused = base === null || shown === null || base === shown;
  const [reply, ask] = useQuery({
    query: VersionDifferenceDocument,
    variables: { id, from: textAt(base ?? 1), to: textAt(shown ?? 1) },
    pause: isPaused,
    requestPolicy: shown === 'draft' || base === 'draft' ? 'cache-and-network' : 'cache-first',
  });
  return {
    isPaused,
    difference: isPaused ? null : (reply.data?.articleDifference ?? null),
    isLoading: reply.fetching,
    error: reply.error ?? null,
    reload: () => ask({ requestPolicy: 'network-only' }),
  };
}

function useText(id: string, place: Place) {
  const [version, askVersion] = useQuery({
    query: VersionTextDocument,
    variables: { id, number: place === 'draft' ? 1 : place },
    pause: place === 'draft',
  });
  const [draft, askDraft] = useQuery({
    query: DraftTextDocument,
    variables: { id },
    pause: place !== 'draft',
    requestPolicy: 'cache-and-network',
  });
  const reply = place === 'draft' ? draft : version;
  return {
    text: (place === 'draft' ? draft.data?.article?.draft : version.data?.article?.versionNumbered) ?? null,
    isLoading: reply.fetching,
    error: reply.error ?? null,
    reload: () => (place === 'draft' ? askDraft : askVersion)({ requestPolicy: 'network-only' }),
  };
}

/** One text as its readers get it. */
export function WholeText({ article, place }: { article: ArticleHeadFragment; place: Place }) {
  const { text, isLoading, error, reload } = useText(article.id, place);
  const lang = toLanguage(article.locale);
  if (error && !text) return <ErrorState error={error} onRetry={reload} />;
  if (!text) return isLoading ? <Skeleton rows={6} shape="text" /> : <Forbidden what="article" />;
  return (
    <article>
      <h2 className={styles['title']} lang={lang}>
        {text.title}
      </h2>
      {text.say && <SayBlock text={text.say} lang={lang} />}
      <ArticleHtml html={text.bodyHtml} lang={lang} />
    </article>
  );
}

interface ComparedTextProps {
  article: ArticleHeadFragment;
  difference: TextDifferenceFragment;
  layout: 'words' | 'side';
}

/** What one text has that the other has not. */
export function ComparedText({ article, difference, layout }: ComparedTextProps) {
  const { t } = useWords();
  const nameOf = ({ number, isDraft }: TextDifferenceFragment['from']): string =>
    isDraft ? t('article.draftNumbered', { number }) : t('versions.numbered', { number });
  return (
    <ArticleDifferenceView
      difference={difference}
      lang={toLanguage(article.locale)}
      layout={layout}
      labels={{ before: nameOf(difference.from), after: nameOf(difference.to) }}
    />
  );
}
