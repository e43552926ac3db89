import { ArrowUpRight } from 'lucide-react';
import { useRef, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { ErrorState } from '../../../components/error-state';
import { Skeleton } from '../../../components/skeleton';
import {
  ArticleTranslationStartDocument,
  ArticleTranslationsDocument,
  type TranslationArticleFragment,
  type TranslationFactsFragment,
} from '../../../gql/knowledge/graphql';
import { toLanguage } from '../../../lib/languages';
import { showToast } from '../../../lib/toasts';
import { newKey } from '../../../lib/new-key';
import { Refusals } from '../../../components/refusals';
import { useChange } from '../../../lib/use-change';
import { useKnowledgePath, useMayWrite } from '../shared/use-knowledge';
import { useWords } from '../shared/words';
import { ConfirmDialog, LinkDialog, UnlinkDialog } from './translation-dialogs';
import { TranslationStateTag } from './translation-state';
import styles from './translations.module.css';

type Row = TranslationFactsFragment['translations'][number];

function OpenArticle({ article }: { article: TranslationArticleFragment }) {
  const { t } = useWords();
  const { go } = useKnowledgePath();
  return (
    <button type="button" className={styles['article']} onClick={() => go(`articles/${article.id}`)}>
      <CodeLabel>{article.code}</CodeLabel>
      <span lang={toLanguage(article.locale)}>{article.title || t('article.untitled')}</span>
      <ArrowUpRight size={13} strokeWidth={1.8} aria-hidden="true" />
    </button>
  );
}

/** One other language of a source. */
function TranslationRow({ row, source }: { row: Row; source: TranslationFactsFragment }) {
  const { t, common } = useWords();
  const { go } = useKnowledgePath();
  const start = useChange(ArticleTranslationStartDocument, (data) => data.articleTranslationStart);
  // The same key while the page stands: pressed twice it makes one article.
  const key = useRef(newKey());
  const begin = async (): Promise<void> => {
    const outcome = await start.run({
      input: { sourceId: source.id, locale: row.locale, idempotencyKey: key.current },
    });
    if (outcome.kind !== 'done' || !outcome.payload.article) return;
    showToast({ tone: 'good', text: t('translations.started', { code: outcome.payload.article.code }) });
    go(`articles/${outcome.payload.article.id}/edit`);
  };
  const mayStart = row.state === 'MISSING' && source.state === 'PUBLISHED';
  return (
    <li className={styles['row']}>
      <p className={styles['line']}>
        <strong>{common(`locales.${row.locale}`)}</strong>
        <TranslationStateTag state={row.state} behindBy={row.behindBy} />
        {mayStart && (
          <Button size="small" busy={start.busy} onClick={() => void begin()}>
            {t('translations.start')}
          </Button>
        )}
      </p>
      {row.article && <OpenArticle article={row.article} />}
      <Refusals refusals={start.refusals} failure={start.failure} />
    </li>
  );
}

/** How this translation stands to its source, and what can be done about it. */
function Standing({ article, source }: { article: TranslationFactsFragment; source: TranslationArticleFragment }) {
  const { t, common } = useWords();
  const mayWrite = useMayWrite();
  const [open, setOpen] = useState<'confirm' | 'unlink' | null>(null);
  const standing = article.translationStanding;
  const close = (): void => setOpen(null);
  return (
    <>
      <p className={styles['line']}>
        <span>{t('translations.source')}</span>
        {standing && <TranslationStateTag state={standing.state} behindBy={standing.behindBy} />}
      </p>
      <OpenArticle article={source} />
      {standing?.translatedVersion != null && (
        <p className={styles['quiet']}>
          {common(`locales.${source.locale}`)} · {t('translations.follows', { number: standing.translatedVersion })}
        </p>
      )}
      {mayWrite && article.state !== 'ARCHIVED' && (
        <p className={styles['acts']}>
          {standing && standing.behindBy > 0 && article.version !== null && (
            <Button size="small" variant="primary" onClick={() => setOpen('confirm')}>
              {t('translations.confirm')}…
            </Button>
          )}
          <Button size="small" variant="quiet" onClick={() => setOpen('unlink')}>
            {t('translations.unlink')}
          </Button>
        </p>
      )}
      {open === 'confirm' && <ConfirmDialog article={article} source={source} onClose={close} />}
      {open === 'unlink' && <UnlinkDialog article={article} source={source} onClose={close} />}
    </>
  );
}

/** The other languages of an article: which there are, how they stand, and what is to be done. */
export function TranslationsPanel({ id }: { id: string }) {
  const { t } = useWords();
  const mayWrite = useMayWrite();
  const [isLinking, setLinking] = useState(false);
  const [{ data, error, fetching }, ask] = useQuery({
    query: ArticleTranslationsDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const article = data?.article ?? null;
  const source = article?.translationSource ?? null;
  const mayLink =
    mayWrite &&
    article !== null &&
    article.state !== 'ARCHIVED' &&
    !article.translationStanding &&
    article.translations.every((row) => row.state === 'MISSING');
  return (
    <section className={styles['panel']} aria-label={t('translations.title')}>
      <h2>{t('translations.title')}</h2>
      {error && !article && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!article && !error && fetching && <Skeleton rows={1} shape="text" />}
      {article && source && <Standing article={article} source={source} />}
      {article && !source && article.translations.length > 0 && (
        <ul className={styles['rows']}>
          {article.translations.map((row) => (
            <TranslationRow key={row.locale} row={row} source={article} />
          ))}
        </ul>
      )}
      {article && !source && article.translations.length === 0 && (
        <p className={styles['quiet']}>{t('translations.none')}</p>
      )}
      {mayLink && (
        <p className={styles['acts']}>
          <Button size="small" variant="quiet" onClick={() => setLinking(true)}>
            {t('translations.link')}…
          </Button>
        </p>
      )}
      {isLinking && article && <LinkDialog article={article} onClose={() => setLinking(false)} />}
    </section>
  );
}
