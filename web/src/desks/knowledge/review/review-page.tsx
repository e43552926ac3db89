import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { HintBar } from '../../../components/hint-bar';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Segmented } from '../../../components/segmented';
import { Skeleton } from '../../../components/skeleton';
import { TopBar } from '../../../components/top-bar';
import { ArticleToReviewDocument, type Audience } from '../../../gql/knowledge/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { toLanguage } from '../../../lib/languages';
import { READERS } from '../editor/preview-pane';
import { ArticleActions } from '../publish/article-actions';
import { ArticleBar } from '../shared/article-bar';
import { DifferenceView } from '../shared/difference-view';
import { useHints } from '../shared/use-hints';
import { useKnowledgePath } from '../shared/use-knowledge';
import { useWords } from '../shared/words';
import { DecisionPanel } from './decision-panel';
import { ReviewedText } from './reviewed-text';
import styles from './review-page.module.css';
import type { ReviewedArticle } from './reviewed-article';

const LAYOUTS = ['side', 'words', 'draft'] as const;
type Layout = (typeof LAYOUTS)[number];

const NOTHING = { title: '', say: null, bodyMarkdown: '', technicalCase: null, alternativeQuestions: [], keywords: [] };

function Comparison({ article, layout, reader }: { article: ReviewedArticle; layout: Layout; reader: Audience }) {
  const { t } = useWords();
  const { draft } = article;
  const lang = toLanguage(article.locale);
  if (!draft) return null;
  const isNew = article.version === null;
  if (layout === 'words') {
    return (
      <div className={styles['single']} tabIndex={0} role="group" aria-label={t('review.texts')}>
        <DifferenceView
          before={isNew ? NOTHING : article}
          after={draft}
          lang={lang}
          layout="words"
          labels={{ before: '', after: '' }}
        />
      </div>
    );
  }
  const right = (
    <ReviewedText label={t('review.draft', { number: draft.number })} text={draft} html={draft.bodyHtml} lang={lang} />
  );
  if (layout === 'draft' || isNew) {
    return (
      <div className={styles['single']} tabIndex={0} role="group" aria-label={t('review.texts')}>
        {isNew && layout === 'side' && (
          <p className={styles['note']} role="note">
            {t('review.nothingLive')}
          </p>
        )}
        {right}
      </div>
    );
  }
  return (
    <div className={styles['sides']} tabIndex={0} role="group" aria-label={t('review.texts')}>
      <ReviewedText
        label={t('review.live', { version: article.version })}
        text={article}
        html={article.bodyHtml}
        lang={lang}
        note={reader === 'INTERNAL' ? undefined : t('review.liveWhole')}
      />
      {right}
    </div>
  );
}

/** A draft beside the live text, and the decision about it. */
export function ReviewPage({ id }: { id: string }) {
  const { t, common, path } = useWords();
  const { go } = useKnowledgePath();
  const [reader, setReader] = useState<Audience>('INTERNAL');
  const [layout, setLayout] = useState<Layout>('side');
  const [{ data, error, fetching }, ask] = useQuery({
    query: ArticleToReviewDocument,
    variables: { id, as: reader },
    requestPolicy: 'cache-and-network',
  });
  const [kept, setKept] = useState<ReviewedArticle | null>(null);
  // Another reader is another query: the old text stays until the new one is there.
  const latest = data?.article ?? null;
  if (latest && latest !== kept) setKept(latest);
  const article = latest ?? kept;
  const draft = article?.draft ?? null;

  const turnReader = (): void => setReader(READERS[(READERS.indexOf(reader) + 1) % READERS.length] ?? 'INTERNAL');
  const turnLayout = (): void => setLayout(LAYOUTS[(LAYOUTS.indexOf(layout) + 1) % LAYOUTS.length] ?? 'side');
  const back = (): void => go('', article ? { at: article.id } : {});
  useHotkeys({ F7: turnReader, d: turnLayout, Escape: back });
  const hints = useHints(t('views.review'), [
    { keys: 'D', label: t('hints.layout'), run: turnLayout },
    { keys: 'F7', label: t('hints.reader'), run: turnReader },
    ...(article?.viewerCanReview
      ? [
          { keys: 'A', label: t('review.approve') },
          { keys: 'R', label: t('review.reject') },
        ]
      : []),
    { keys: 'Esc', label: t('hints.toQueue'), run: back },
  ]);
  useEffect(() => {
    if (article) document.title = t('review.pageTitle', { code: article.code });
  }, [article, t]);

  const category = draft?.category ?? article?.category ?? null;
  return (
    <Page
      top={<TopBar title={common('desks.KNOWLEDGE')} subtitle={category ? path(category) : t('tabs.todo')} />}
      bottom={<HintBar hints={hints} />}
    >
      {article && (
        <ArticleBar article={article} view="review">
          <ArticleActions article={article} />
        </ArticleBar>
      )}
      {error && (
        <div className={styles['state']}>
          <ErrorState
            error={error}
            onRetry={() => ask({ requestPolicy: 'network-only' })}
            keepsOld={article !== null}
          />
        </div>
      )}
      {article && !draft && (
        <div className={styles['state']}>
          <Notice kind="info" title={t('review.noDraftTitle')}>
            {t('review.noDraftText')}
          </Notice>
        </div>
      )}
      {article && draft && (
        <div className={styles['columns']}>
          <section className={styles['texts']} data-panel="" aria-label={t('review.texts')}>
            <div className={styles['tools']}>
              <Segmented
                label={t('review.layout')}
                value={layout}
                items={LAYOUTS.map((value) => ({ value, label: t(`review.layouts.${value}`) }))}
                onChange={setLayout}
              />
              <span className={styles['space']} />
              {layout !== 'words' && (
                <Segmented
                  label={t('preview.as')}
                  value={reader}
                  items={READERS.map((value) => ({ value, label: t(`preview.readers.${value}`) }))}
                  onChange={setReader}
                />
              )}
            </div>
            <Comparison article={article} layout={layout} reader={reader} />
          </section>
          <DecisionPanel article={article} />
        </div>
      )}
      {!article && !error && (fetching ? <Skeleton rows={6} shape="text" /> : <Forbidden />)}
    </Page>
  );
}
