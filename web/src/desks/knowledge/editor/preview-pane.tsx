import { useState } from 'react';
import { ArticleHtml } from '../../../components/article-html';
import { Segmented } from '../../../components/segmented';
import { Skeleton } from '../../../components/skeleton';
import type { Audience, ArticlePreviewQuery, EditedArticleFragment } from '../../../gql/knowledge/graphql';
import { ReviewDifference } from '../review/review-difference';
import { SayBlock } from '../shared/say-block';
import { useWords } from '../shared/words';
import type { Content } from './content';
import styles from './editor.module.css';

/** Whose eyes the preview is for, in the order in which F7 goes through them. */
export const READERS = ['INTERNAL', 'PUBLIC', 'PARTNER'] as const satisfies readonly Audience[];

interface PreviewPaneProps {
  article: EditedArticleFragment;
  content: Content;
  lang: string;
  preview: { shown: ArticlePreviewQuery['articlePreview'] | null; hasFailed: boolean };
  reader: Audience;
  onReader: (reader: Audience) => void;
}

/** The text as it will be served: rendered by the server, with or without what only the centre may read. */
export function PreviewPane({ article, content, lang, preview, reader, onReader }: PreviewPaneProps) {
  const { t } = useWords();
  const [compares, setCompares] = useState(false);
  // What is compared is what is saved: a live text with a draft beside it.
  const mayCompare = article.version !== null && article.draft !== null;
  const isComparing = compares && mayCompare;
  return (
    <section className={styles['preview']} data-panel="" aria-label={t('preview.title')}>
      <header className={styles['paneHead']}>
        <strong>{t('preview.title')}</strong>
        <span className={styles['quiet']}>{t(preview.hasFailed ? 'preview.failed' : 'preview.text')}</span>
        <Segmented
          label={t('preview.as')}
          value={isComparing ? 'COMPARE' : reader}
          items={[
            ...READERS.map((value) => ({ value, label: t(`preview.readers.${value}`) })),
            ...(mayCompare ? [{ value: 'COMPARE' as const, label: t('preview.compare') }] : []),
          ]}
          onChange={(value) => {
            setCompares(value === 'COMPARE');
            if (value !== 'COMPARE') onReader(value);
          }}
        />
      </header>
      <div className={styles['paper']} tabIndex={0} role="document" aria-label={t('preview.title')}>
        {isComparing ? (
          <ReviewDifference id={article.id} revision={article.revision} lang={lang} />
        ) : (
          <>
            <h2 className={styles['paperTitle']} lang={lang}>
              {content.title || t('article.untitled')}
            </h2>
            {content.say.trim() && <SayBlock text={content.say} lang={lang} />}
            {preview.shown ? (
              <ArticleHtml html={preview.shown.bodyHtml} lang={lang} />
            ) : (
              !preview.hasFailed && <Skeleton rows={5} shape="text" />
            )}
          </>
        )}
      </div>
    </section>
  );
}
