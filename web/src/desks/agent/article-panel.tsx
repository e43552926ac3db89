import { BookOpenText, Flag, History, ThumbsUp } from 'lucide-react';
import { type RefObject, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { CodeLabel } from '../../components/code-label';
import { DateTime } from '../../components/date-time';
import { Empty } from '../../components/empty';
import { ErrorState } from '../../components/error-state';
import { Forbidden } from '../../components/forbidden';
import { KeyCap } from '../../components/key-cap';
import { Notice } from '../../components/notice';
import { Skeleton } from '../../components/skeleton';
import { Tag } from '../../components/tag';
import { formatNumber, formatPercent } from '../../lib/format';
import { pickText, toLanguage } from '../../lib/languages';
import { useLanguage } from '../../lib/use-language';
import { ArticleActionBar } from './article-action-bar';
import styles from './article-panel.module.css';
import { ArticleText } from './article-text';
import { Files, LanguageSwitch, Marks, NextNotice } from './lazy-parts';
import { SayFirst } from './say-first';
import type { ArticleState, OpenArticle } from './use-article';
import type { ArticleActions } from './use-article-actions';

interface ArticlePanelProps {
  panel: RefObject<HTMLElement | null>;
  state: ArticleState;
  actions: ArticleActions;
  onVersions: () => void;
  onLive: () => void;
  onFlag: () => void;
  /** Something of the text was copied. */
  onCopied: () => void;
}

/** The middle column: the open article, beginning with what to say. */
export function ArticlePanel({ panel, state, actions, onVersions, onLive, onFlag, onCopied }: ArticlePanelProps) {
  const { t } = useTranslation('agent');
  const { article, old } = state;
  const id = article?.id;
  useEffect(() => {
    const text = panel.current?.querySelector<HTMLElement>('[data-scroll]');
    text?.scrollTo({ top: 0 });
    // Who waited for the text with the panel's focus gets it into the text: arrows scroll, letters act.
    if (document.activeElement === panel.current) text?.focus({ preventScroll: true });
  }, [id, old?.number, panel]);

  if (!article) {
    return (
      <section
        ref={panel}
        className={styles['panel']}
        aria-label={t('article.label')}
        data-panel="article"
        tabIndex={-1}
      >
        {state.isLoading && <Skeleton rows={5} shape="text" />}
        {state.error && (
          <div className={styles['notice']}>
            <ErrorState error={state.error} onRetry={state.reload} />
          </div>
        )}
        {state.isMissing && <Forbidden what="article" />}
        {!state.isLoading && !state.error && !state.isMissing && (
          <Empty icon={BookOpenText} title={t('article.noneTitle')}>
            {t('article.noneText')}
          </Empty>
        )}
      </section>
    );
  }

  const text = old ?? article;
  const textLanguage = toLanguage(article.locale);
  return (
    <section ref={panel} className={styles['panel']} aria-label={t('article.label')} data-panel="article" tabIndex={-1}>
      <ArticleHead article={article} title={text.title} onVersions={onVersions} />
      <div
        className={styles['scroll']}
        data-scroll=""
        tabIndex={0}
        role="region"
        aria-label={t('article.text')}
        onCopy={onCopied}
      >
        {state.newerVersion !== null && (
          <Notice
            kind="stale"
            title={t('article.staleTitle', { newer: state.newerVersion, version: article.version ?? 0 })}
            actions={
              <Button size="small" variant="primary" keyCap="U" onClick={state.reload}>
                {t('article.takeNewer')}
              </Button>
            }
          />
        )}
        {old && (
          <Notice
            kind="stale"
            title={t(old.number > (article.version ?? 0) ? 'article.aheadTitle' : 'article.oldTitle', {
              version: old.number,
              live: article.version ?? 0,
            })}
            actions={
              <Button size="small" keyCap="Esc" onClick={onLive}>
                {t('article.toLive')}
              </Button>
            }
          />
        )}
        {!old && (
          <Suspense fallback={null}>
            <NextNotice article={article} />
          </Suspense>
        )}
        {state.mergedFrom !== null && (
          <Notice kind="info" title={t('article.merged', { from: state.mergedFrom, to: article.code })} />
        )}
        {article.state === 'ARCHIVED' && <Notice kind="stale" title={t('article.archived')} />}
        {text.say !== null && text.say !== '' && (
          <SayFirst say={text.say} lang={textLanguage} onCopy={actions.copySay} />
        )}
        <ArticleText bodyHtml={text.bodyHtml} article={article} lang={textLanguage} />
        <Suspense fallback={null}>
          <Files files={text.attachments} />
        </Suspense>
      </div>
      <ArticleActionBar article={article} isOld={old !== null} actions={actions} onFlag={onFlag} />
    </section>
  );
}

function ArticleHead({ article, title, onVersions }: { article: OpenArticle; title: string; onVersions: () => void }) {
  const { t } = useTranslation(['agent', 'shell']);
  const language = useLanguage();
  const path = [
    t(`shell:kinds.${article.kind}`),
    ...(article.category?.path ?? []).map((category) => pickText(category.name, language)),
  ];
  const { helpfulShare, helpfulCount, notHelpfulCount, linkCount } = article.usage;
  return (
    <header className={styles['head']}>
      <div className={styles['where']}>
        <CodeLabel>{article.code}</CodeLabel>
        <span className={styles['path']}>{path.join(' › ')}</span>
        {article.version !== null && (
          <button type="button" className={styles['version']} onClick={onVersions}>
            <History size={14} strokeWidth={1.8} aria-hidden="true" />
            <span>
              {t('article.version', { version: article.version })}
              {article.publishedAt !== null && (
                <>
                  {t('article.versionSince')}
                  <DateTime at={article.publishedAt} as="day" />
                  {t('article.versionSinceEnd')}
                </>
              )}
            </span>
            <KeyCap>V</KeyCap>
          </button>
        )}
      </div>
      <h1 className={styles['title']} lang={toLanguage(article.locale)}>
        {title}
      </h1>
      <div className={styles['tags']}>
        <Suspense fallback={null}>
          <LanguageSwitch article={article} />
        </Suspense>
        <Suspense fallback={null}>
          <Marks article={article} form="full" />
        </Suspense>
        <Tag>{t(`shell:audiences.${article.audience}`)}</Tag>
        <Tag>
          {article.minimumTier
            ? t('article.tier', { tier: pickText(article.minimumTier.name, language) })
            : t('article.allTiers')}
        </Tag>
        {article.productLines.map((line) => (
          <Tag key={line.id}>{pickText(line.name, language)}</Tag>
        ))}
        {(article.openFlagCount ?? 0) > 0 && (
          <Tag tone="warn" icon={<Flag size={12} strokeWidth={1.8} aria-hidden="true" />}>
            {t('article.openFlags', { count: article.openFlagCount ?? 0 })}
          </Tag>
        )}
        {helpfulShare !== null && (
          <Tag icon={<ThumbsUp size={12} strokeWidth={1.8} aria-hidden="true" />}>
            {t('article.helpful', {
              share: formatPercent(helpfulShare, language),
              count: helpfulCount + notHelpfulCount,
            })}
          </Tag>
        )}
        {linkCount > 0 && (
          <Tag>{t('article.linked', { count: linkCount, shown: formatNumber(linkCount, language) })}</Tag>
        )}
      </div>
    </header>
  );
}
