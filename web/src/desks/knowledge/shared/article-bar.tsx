import type { ReactNode } from 'react';
import { DateTime } from '../../../components/date-time';
import { Segmented } from '../../../components/segmented';
import { Tag } from '../../../components/tag';
import { TitleBar } from '../../../components/title-bar';
import type { ArticleHeadFragment } from '../../../gql/knowledge/graphql';
import { toLanguage } from '../../../lib/languages';
import { Stages } from './stages';
import { useKnowledgePath } from './use-knowledge';
import { useWords } from './words';

export type ArticleView = 'read' | 'edit' | 'review' | 'versions';

interface ArticleBarProps {
  article: ArticleHeadFragment;
  view: ArticleView;
  /** The title as it is being written. */
  title?: string | undefined;
  /** Beside the live version: whether the text is saved. */
  status?: ReactNode;
  /** Buttons of the page. */
  children?: ReactNode;
}

/** Which views of an article there are for this viewer now. */
function viewsOf(article: ArticleHeadFragment): ArticleView[] {
  const views: ArticleView[] = ['read'];
  if (article.viewerCanEdit) views.push('edit');
  if (article.draft?.state === 'IN_REVIEW') views.push('review');
  if (article.version !== null) views.push('versions');
  return views;
}

function LiveTag({ article }: { article: ArticleHeadFragment }) {
  const { t, common } = useWords();
  if (article.state === 'ARCHIVED') return <Tag>{common('articleStates.ARCHIVED')}</Tag>;
  if (article.version === null) return <Tag tone="outline">{t('article.neverPublished')}</Tag>;
  return (
    <Tag tone="good">
      {article.draft
        ? t('article.liveStill', { version: article.version })
        : t('article.live', { version: article.version })}
    </Tag>
  );
}

/** The bar over every page about one article: what it is, which version is live, how far the draft has come, what can be done. */
export function ArticleBar({ article, view, title, status, children }: ArticleBarProps) {
  const { t } = useWords();
  const { go } = useKnowledgePath();
  const shown = title ?? article.draft?.title ?? article.title;
  const open = (next: ArticleView): void =>
    go(next === 'read' ? `articles/${article.id}` : `articles/${article.id}/${next}`);
  return (
    <TitleBar
      code={article.code}
      title={shown}
      untitled={t('article.untitled')}
      lang={toLanguage(article.locale)}
      about={
        <>
          <LiveTag article={article} />
          {status ?? (article.publishedAt !== null && <DateTime at={article.publishedAt} />)}
        </>
      }
    >
      <Stages article={article} />
      <Segmented
        label={t('views.label')}
        value={view}
        items={viewsOf(article).map((value) => ({ value, label: t(`views.${value}`) }))}
        onChange={open}
      />
      {children}
    </TitleBar>
  );
}
