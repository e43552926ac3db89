import { X } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { ArticleHtml } from '../../../components/article-html';
import { Button } from '../../../components/button';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { IconButton } from '../../../components/icon-button';
import { Segmented } from '../../../components/segmented';
import { Skeleton } from '../../../components/skeleton';
import { Tag } from '../../../components/tag';
import {
  ArticleTranslationConfirmDocument,
  ArticleTranslationsDocument,
  type EditedArticleFragment,
  SourceTextDocument,
  type TranslationFactsFragment,
} from '../../../gql/knowledge/graphql';
import { toLanguage } from '../../../lib/languages';
import { showToast } from '../../../lib/toasts';
import { Refusals } from '../../../components/refusals';
import { SayBlock } from '../shared/say-block';
import { useChange } from '../../../lib/use-change';
import { useWords } from '../shared/words';
import { SourceChange } from './source-change';
import styles from './translations.module.css';

function Text({ id }: { id: string }) {
  const [reply, ask] = useQuery({ query: SourceTextDocument, variables: { id } });
  const source = reply.data?.article ?? null;
  if (reply.error && !source)
    return <ErrorState error={reply.error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!source) return reply.fetching ? <Skeleton rows={5} shape="text" /> : <Forbidden what="article" />;
  const lang = toLanguage(source.locale);
  return (
    <>
      <h2 className={styles['paperTitle']} lang={lang}>
        {source.title}
      </h2>
      {source.say && <SayBlock text={source.say} lang={lang} />}
      <ArticleHtml html={source.bodyHtml} lang={lang} />
    </>
  );
}

interface SourcePaneProps {
  id: string;
  /** The work on the draft: what is typed is saved before the draft is marked, and goes on from there. */
  session: {
    flush: () => Promise<boolean>;
    readonly expectedVersion: number;
    adopt: (article: EditedArticleFragment) => void;
  };
  onClose: () => void;
}

/** The version of the source that the text of a working copy follows. */
const followedBy = (article: TranslationFactsFragment): number | null =>
  article.draft?.translatedVersion ?? article.translationStanding?.translatedVersion ?? null;

/** The source beside the text that is being translated: whole, or what changed since the version that the draft follows. */
export function SourcePane({ id, session, onClose }: SourcePaneProps) {
  const { t } = useWords();
  const [{ data }] = useQuery({
    query: ArticleTranslationsDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const article = data?.article ?? null;
  const source = article?.translationSource ?? null;
  const followed = article && followedBy(article);
  const isBehind = followed != null && source !== null && followed < (source.version ?? 0);
  const [view, setView] = useState<'changes' | 'whole' | null>(null);
  const shown = view ?? (isBehind ? 'changes' : 'whole');
  const change = useChange(ArticleTranslationConfirmDocument, (payload) => payload.articleTranslationConfirm);
  const confirm = async (): Promise<void> => {
    if (change.busy || !source || !(await session.flush())) return;
    const outcome = await change.run({
      id,
      input: { expectedVersion: session.expectedVersion, sourceVersion: source.version ?? 1, text: 'DRAFT' },
    });
    if (outcome.kind !== 'done' || !outcome.payload.article) return;
    showToast({ tone: 'good', text: t('translations.confirmed', { number: source.version ?? 1 }) });
    session.adopt(outcome.payload.article);
  };
  if (!article || !source) return null;
  return (
    <section className={styles['pane']} data-panel="" aria-label={t('translations.sourceText', { code: source.code })}>
      <header className={styles['paneHead']}>
        <strong>{t('translations.sourceText', { code: source.code })}</strong>
        {followed !== null && <Tag>{t('translations.follows', { number: followed })}</Tag>}
        {isBehind && (
          <Segmented
            label={t('translations.source')}
            value={shown}
            items={[
              { value: 'changes', label: t('translations.sourceChanges') },
              { value: 'whole', label: t('translations.sourceWhole') },
            ]}
            onChange={setView}
          />
        )}
        {isBehind && article.draft?.state === 'DRAFT' && (
          <Button size="small" busy={change.busy} onClick={() => void confirm()}>
            {t('translations.confirmDraft', { number: source.version ?? 1 })}
          </Button>
        )}
        <IconButton label={t('translations.besideClose')} icon={<X size={14} aria-hidden="true" />} onClick={onClose} />
      </header>
      <div className={styles['paper']} tabIndex={0} role="document" aria-label={t('translations.source')}>
        <Refusals refusals={change.refusals} failure={change.failure} />
        {shown === 'changes' && isBehind ? <SourceChange source={source} since={followed} /> : <Text id={source.id} />}
      </div>
    </section>
  );
}
