import { useMemo } from 'react';
import { useQuery } from 'urql';
import { ArticleHtml } from '../../../components/article-html';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { Skeleton } from '../../../components/skeleton';
import { Tag } from '../../../components/tag';
import {
  type ArticleHeadFragment,
  type ReviewRecordFragment,
  VersionTextDocument,
} from '../../../gql/knowledge/graphql';
import { toLanguage } from '../../../lib/languages';
import { countChanges, textDifference } from '../shared/difference';
import { DifferenceView } from '../shared/difference-view';
import { ReviewRecords } from '../shared/review-records';
import { SayBlock } from '../shared/say-block';
import { useWords } from '../shared/words';
import styles from './versions-page.module.css';

export type VersionLayout = 'words' | 'side' | 'read';

/** A version never changes: what is cached is right for ever. */
const useVersion = (id: string, number: number | null) =>
  useQuery({ query: VersionTextDocument, variables: { id, number: number ?? 1 }, pause: number === null });

interface VersionTextProps {
  article: ArticleHeadFragment;
  number: number;
  /** The version to compare with; null for none. */
  base: number | null;
  layout: VersionLayout;
  reviews: readonly ReviewRecordFragment[];
}

/** One version, alone or as it differs from another. */
export function VersionText({ article, number, base, layout, reviews }: VersionTextProps) {
  const { t } = useWords();
  const [one, askOne] = useVersion(article.id, number);
  const [other, askOther] = useVersion(article.id, base);
  const version = one.data?.article?.versionNumbered ?? null;
  const from = base === null ? null : (other.data?.article?.versionNumbered ?? null);
  const lang = toLanguage(article.locale);
  const changes = useMemo(
    () =>
      version && from
        ? countChanges(
            textDifference(from.bodyMarkdown, version.bodyMarkdown, lang).flatMap((hunk) =>
              hunk.kind === 'changed' ? hunk.pieces : [],
            ),
          )
        : null,
    [version, from, lang],
  );
  const error = one.error ?? other.error;
  if (error && !version) {
    return (
      <ErrorState
        error={error}
        onRetry={() => {
          askOne({ requestPolicy: 'network-only' });
          if (base !== null) askOther({ requestPolicy: 'network-only' });
        }}
      />
    );
  }
  if (!version) return one.fetching ? <Skeleton rows={6} shape="text" /> : <Forbidden />;
  const isCompared = base !== null && layout !== 'read';
  return (
    <div className={styles['body']} tabIndex={0} role="group" aria-label={t('versions.text')}>
      {isCompared && from && changes && (
        <p className={styles['summary']}>
          <strong>{t('versions.compared', { from: from.number, to: version.number })}</strong>
          <Tag tone="good">{t('versions.added', { count: changes.added })}</Tag>
          <Tag tone="bad">{t('versions.removed', { count: changes.removed })}</Tag>
        </p>
      )}
      {isCompared && !from && (other.fetching ? <Skeleton rows={4} shape="text" /> : <Forbidden />)}
      {isCompared && from && (
        <DifferenceView
          before={from}
          after={version}
          lang={lang}
          layout={layout === 'side' ? 'side' : 'words'}
          labels={{
            before: t('versions.numbered', { number: from.number }),
            after: t('versions.numbered', { number: version.number }),
          }}
        />
      )}
      {!isCompared && (
        <article>
          <h2 className={styles['title']} lang={lang}>
            {version.title}
          </h2>
          {version.say && <SayBlock text={version.say} lang={lang} />}
          <ArticleHtml html={version.bodyHtml} lang={lang} />
        </article>
      )}
      <section className={styles['reviews']}>
        <h2>{t('reviews.titleVersion', { number: version.number })}</h2>
        <ReviewRecords reviews={reviews} />
      </section>
    </div>
  );
}
