import { type RefObject, useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { HintBar } from '../../../components/hint-bar';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Segmented } from '../../../components/segmented';
import { Skeleton } from '../../../components/skeleton';
import { Tabs } from '../../../components/tabs';
import { TopBar } from '../../../components/top-bar';
import { ArticleToReviewDocument, type Audience, DraftUnderReviewDocument } from '../../../gql/knowledge/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { toLanguage } from '../../../lib/languages';
import { CommentsPanel } from '../comments/comments-panel';
import { READERS } from '../editor/preview-pane';
import { ArticleActions } from '../publish/article-actions';
import { RiskButton } from '../risk/risk-button';
import { RiskNotice } from '../risk/risk-notice';
import { ArticleBar } from '../shared/article-bar';
import { useHints } from '../../../lib/use-hints';
import { useKnowledgePath } from '../shared/use-knowledge';
import { useWords } from '../shared/words';
import { DecisionPanel } from './decision-panel';
import type { PinDraft } from './pin-form';
import { ReviewDifference } from './review-difference';
import { ReviewedText } from './reviewed-text';
import styles from './review-page.module.css';
import type { ReviewedArticle } from './reviewed-article';
import { useMarkedText } from './use-marked-text';
import { usePinMarks } from './use-pin-marks';

const LAYOUTS = ['words', 'side', 'draft'] as const;
type Layout = (typeof LAYOUTS)[number];

interface ComparisonProps {
  article: ReviewedArticle;
  layout: Layout;
  reader: Audience;
  /** Around the draft's own words. */
  area: RefObject<HTMLDivElement | null>;
}

function Comparison({ article, layout, reader, area }: ComparisonProps) {
  const { t } = useWords();
  const { draft } = article;
  const lang = toLanguage(article.locale);
  if (!draft) return null;
  const isNew = article.version === null;
  const draftText = (
    <div ref={area}>
      <ReviewedText
        label={t('review.draft', { number: draft.number })}
        text={draft}
        html={draft.bodyHtml}
        lang={lang}
      />
    </div>
  );
  if (layout === 'side' && !isNew) {
    return (
      <div className={styles['sides']} tabIndex={0} role="group" aria-label={t('review.texts')}>
        <ReviewedText
          label={t('review.live', { version: article.version })}
          text={article}
          html={article.bodyHtml}
          lang={lang}
          note={reader === 'INTERNAL' ? undefined : t('review.liveWhole')}
        />
        {draftText}
      </div>
    );
  }
  return (
    <div className={styles['single']} tabIndex={0} role="group" aria-label={t('review.texts')}>
      {isNew && layout !== 'draft' && (
        <p className={styles['note']} role="note">
          {t('review.nothingLive')}
        </p>
      )}
      {layout === 'words' && !isNew ? (
        <div ref={area}>
          <ReviewDifference id={article.id} revision={article.revision} lang={lang} />
        </div>
      ) : (
        draftText
      )}
    </div>
  );
}

type Panel = 'decision' | 'comments';

interface SideProps {
  article: ReviewedArticle;
  area: RefObject<HTMLDivElement | null>;
}

/** Beside the texts: the decision, and what colleagues say. What is marked in the draft can be pinned or quoted. */
function Side({ article, area }: SideProps) {
  const { t } = useWords();
  const [panel, setPanel] = useState<Panel>('decision');
  const [pins, setPins] = useState<readonly PinDraft[]>([]);
  const { marked, forget } = useMarkedText(area);
  const field = useRef<HTMLTextAreaElement>(null);
  const [{ data }] = useQuery({
    query: DraftUnderReviewDocument,
    variables: { id: article.id },
    requestPolicy: 'cache-and-network',
  });
  const known = data?.article ?? null;
  usePinMarks(
    area,
    pins.map(({ quote }) => quote).filter((quote) => quote.trim() !== ''),
    article.draft?.bodyHtml ?? '',
  );
  const talk = (): void => {
    setPanel('comments');
    setTimeout(() => field.current?.focus());
  };
  useHotkeys({ c: talk });
  return (
    <aside className={styles['panel']} data-panel="" tabIndex={0} aria-label={t('review.decision')}>
      <div className={styles['panelTabs']}>
        <Tabs
          label={t('review.panel')}
          value={panel}
          items={[
            { value: 'decision', label: t('review.decision') },
            { value: 'comments', label: t('comments.title'), count: known?.openCommentCount },
          ]}
          onChange={setPanel}
        />
      </div>
      {panel === 'decision' ? (
        <DecisionPanel
          article={article}
          state={known?.draft ?? null}
          pins={pins}
          onPins={setPins}
          marked={marked}
          onTaken={forget}
        />
      ) : (
        <CommentsPanel
          talk={{ articleId: article.id, about: 'DRAFT', version: null }}
          quote={marked === '' ? null : marked.slice(0, 300)}
          onDropQuote={forget}
          field={field}
        />
      )}
    </aside>
  );
}

/** A draft beside the live text, and the decision about it. */
export function ReviewPage({ id }: { id: string }) {
  const { t, common, path } = useWords();
  const { go } = useKnowledgePath();
  const [reader, setReader] = useState<Audience>('INTERNAL');
  const [layout, setLayout] = useState<Layout>('words');
  const area = useRef<HTMLDivElement>(null);
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
  const turnLayout = (): void => setLayout(LAYOUTS[(LAYOUTS.indexOf(layout) + 1) % LAYOUTS.length] ?? 'words');
  const back = (): void => go('', article ? { at: article.id } : {});
  useHotkeys({ F7: turnReader, d: turnLayout, Escape: back });
  const hints = useHints(t('views.review'), [
    { keys: 'D', label: t('hints.layout'), run: turnLayout },
    { keys: 'F7', label: t('hints.reader'), run: turnReader },
    ...(article?.viewerCanReview
      ? [
          { keys: 'M', label: t('review.pinAdd') },
          { keys: 'R', label: t('review.reason') },
          { keys: 'A', label: t('review.approve') },
          { keys: 'X', label: t('review.reject') },
        ]
      : []),
    { keys: 'C', label: t('comments.write') },
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
          <RiskButton id={article.id} />
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
            <div className={styles['risk']}>
              <RiskNotice id={article.id} />
            </div>
            <Comparison article={article} layout={layout} reader={reader} area={area} />
          </section>
          <Side article={article} area={area} />
        </div>
      )}
      {!article && !error && (fetching ? <Skeleton rows={6} shape="text" /> : <Forbidden what="article" />)}
    </Page>
  );
}
