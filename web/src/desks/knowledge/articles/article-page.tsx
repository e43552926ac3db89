import { Pencil } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { ArticleHtml } from '../../../components/article-html';
import { Button } from '../../../components/button';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { HintBar } from '../../../components/hint-bar';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { TopBar } from '../../../components/top-bar';
import { ArticleToReadDocument } from '../../../gql/knowledge/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { toLanguage } from '../../../lib/languages';
import { CommentsPanel } from '../comments/comments-panel';
import { ArticleActions } from '../publish/article-actions';
import { QUOTE_LIMIT, useMarkedText } from '../review/use-marked-text';
import { RiskButton } from '../risk/risk-button';
import { RiskNotice } from '../risk/risk-notice';
import { ArticleBar } from '../shared/article-bar';
import { TimesNotices } from '../time/times-notices';
import { SayBlock } from '../shared/say-block';
import { useHints } from '../../../lib/use-hints';
import { useKnowledgePath } from '../shared/use-knowledge';
import { useWords } from '../shared/words';
import { TranslationsPanel } from '../translations/translations-panel';
import { ArticleFacts } from './article-facts';
import styles from './article-page.module.css';
import type { ReadArticle } from './read-article';

function Unpublished({ article }: { article: ReadArticle }) {
  const { t } = useWords();
  const { go } = useKnowledgePath();
  const { draft } = article;
  const target = draft?.state === 'IN_REVIEW' ? 'review' : 'edit';
  return (
    <Notice
      kind="info"
      title={t('article.neverPublishedTitle')}
      actions={
        draft && (target === 'review' || article.viewerCanEdit) ? (
          <Button size="small" onClick={() => go(`articles/${article.id}/${target}`)}>
            {t(target === 'review' ? 'article.toReview' : 'article.toDraft')}
          </Button>
        ) : undefined
      }
    >
      {draft ? t(`article.neverPublishedText.${draft.state}`) : t('article.neverPublishedText.DRAFT')}
    </Notice>
  );
}

function Body({ article }: { article: ReadArticle }) {
  const { t } = useWords();
  const { draft } = article;
  const lang = toLanguage(article.locale);
  const area = useRef<HTMLElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { marked, forget } = useMarkedText(area);
  useHotkeys({ c: () => field.current?.focus() });
  const reviews = draft?.reviews ?? [];
  const rejected =
    draft?.state === 'DRAFT' ? [...reviews].reverse().find(({ outcome }) => outcome === 'REJECTED') : undefined;
  return (
    <div className={styles['columns']}>
      <article ref={area} className={styles['text']} data-panel="" tabIndex={0} aria-label={t('views.read')}>
        <RiskNotice id={article.id} />
        <TimesNotices id={article.id} />
        {rejected && (
          <Notice kind="conflict" title={t('article.rejectedTitle')}>
            {rejected.reason}
          </Notice>
        )}
        {article.version === null && <Unpublished article={article} />}
        <h2 className={styles['title']} lang={lang}>
          {article.title}
        </h2>
        {article.say && <SayBlock text={article.say} lang={lang} />}
        <ArticleHtml html={article.bodyHtml} lang={lang} />
      </article>
      <aside className={styles['facts']} data-panel="" tabIndex={0} aria-label={t('facts.label')}>
        <TranslationsPanel id={article.id} />
        <ArticleFacts article={article} />
        <section className={styles['comments']}>
          <h2>{t('comments.title')}</h2>
          <CommentsPanel
            talk={
              article.version === null
                ? { articleId: article.id, about: 'DRAFT', version: null }
                : { articleId: article.id, about: 'LIVE', version: article.version }
            }
            quote={marked === '' ? null : marked.slice(0, QUOTE_LIMIT)}
            onDropQuote={forget}
            field={field}
          />
        </section>
      </aside>
    </div>
  );
}

/** One article as it is live, what is known about it, and what may be done with it. */
export function ArticlePage({ id }: { id: string }) {
  const { t, common, path } = useWords();
  const { go } = useKnowledgePath();
  const [{ data, error, fetching }, ask] = useQuery({
    query: ArticleToReadDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const article = data?.article ?? null;
  const mayEdit = article?.viewerCanEdit === true;
  const hasReview = article?.draft?.state === 'IN_REVIEW';
  useHotkeys({
    e: mayEdit ? () => go(`articles/${id}/edit`) : undefined,
    r: hasReview ? () => go(`articles/${id}/review`) : undefined,
    v: article && article.version !== null ? () => go(`articles/${id}/versions`) : undefined,
    Escape: () => go('articles'),
  });
  useEffect(() => {
    if (article)
      document.title = t('article.pageTitle', { code: article.code, title: article.draft?.title ?? article.title });
  }, [article, t]);

  const to = (view: string) => (): void => go(`articles/${id}/${view}`);
  const hints = useHints(t('views.read'), [
    ...(mayEdit ? [{ keys: 'E', label: t('hints.edit'), run: to('edit') }] : []),
    ...(hasReview ? [{ keys: 'R', label: t('hints.review'), run: to('review') }] : []),
    ...(article && article.version !== null ? [{ keys: 'V', label: t('hints.versions'), run: to('versions') }] : []),
    ...(article ? [{ keys: 'C', label: t('comments.write') }] : []),
    { keys: 'Esc', label: t('hints.toList'), run: () => go('articles') },
  ]);
  return (
    <Page
      top={
        <TopBar
          title={common('desks.KNOWLEDGE')}
          subtitle={article?.category ? path(article.category) : t('tabs.articles')}
        />
      }
      bottom={<HintBar hints={hints} />}
    >
      {article && (
        <ArticleBar article={article} view="read">
          {mayEdit && (
            <Button
              icon={<Pencil size={14} strokeWidth={1.8} aria-hidden="true" />}
              keyCap="E"
              onClick={() => go(`articles/${id}/edit`)}
            >
              {article.draft ? t('actions.edit') : t('actions.newVersion')}
            </Button>
          )}
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
      {article && <Body article={article} />}
      {!article && !error && (fetching ? <Skeleton rows={6} shape="text" /> : <Forbidden what="article" />)}
    </Page>
  );
}
