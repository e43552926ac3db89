import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { Avatar } from '../../../components/avatar';
import { DateTime } from '../../../components/date-time';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { HintBar } from '../../../components/hint-bar';
import { Page } from '../../../components/page';
import { Pager } from '../../../components/pager';
import { Segmented } from '../../../components/segmented';
import { Skeleton } from '../../../components/skeleton';
import { Tag } from '../../../components/tag';
import { TopBar } from '../../../components/top-bar';
import {
  ArticleOfVersionsDocument,
  ArticleVersionsDocument,
  type VersionRowFragment,
} from '../../../gql/knowledge/graphql';
import { classes } from '../../../lib/classes';
import { useHotkeys } from '../../../lib/hotkeys';
import { ArticleActions } from '../publish/article-actions';
import { ArticleBar } from '../shared/article-bar';
import { useHints } from '../shared/use-hints';
import { useKnowledgePath } from '../shared/use-knowledge';
import { usePages } from '../shared/use-pages';
import { useWords } from '../shared/words';
import { VersionText, type VersionLayout } from './version-text';
import { VersionUsage } from './version-usage';
import styles from './versions-page.module.css';

const PAGE = 50;
const LAYOUTS = ['words', 'side', 'read'] as const satisfies readonly VersionLayout[];
const numberOf = (raw: unknown): number | null =>
  Number.isInteger(Number(raw)) && Number(raw) > 0 ? Number(raw) : null;

interface VersionItemProps {
  version: VersionRowFragment;
  isShown: boolean;
  isBase: boolean;
  onShow: () => void;
  onBase: () => void;
}

function VersionItem({ version, isShown, isBase, onShow, onBase }: VersionItemProps) {
  const { t, person } = useWords();
  const name = person(version.author);
  return (
    <li className={classes(styles['item'], isShown && styles['shown'], isBase && styles['base'])}>
      <button type="button" className={styles['version']} aria-current={isShown ? 'true' : undefined} onClick={onShow}>
        <span className={styles['line']}>
          <strong>{t('versions.numbered', { number: version.number })}</strong>
          {version.isLive && <Tag tone="good">{t('versions.live')}</Tag>}
          {isBase && <Tag tone="vio">{t('versions.base')}</Tag>}
          <span className={styles['when']}>
            <DateTime at={version.publishedAt} as="moment" />
          </span>
        </span>
        <span className={styles['note']}>{version.note ?? t('versions.noNote')}</span>
        <span className={styles['author']}>
          <Avatar name={name} /> {name}
        </span>
      </button>
      {isShown || isBase ? null : (
        <button type="button" className={styles['setBase']} onClick={onBase}>
          {t('versions.setBase')}
        </button>
      )}
    </li>
  );
}

/** Everything that was ever live: read it, compare any two, see who approved it and how it was used. */
export function VersionsPage({ id }: { id: string }) {
  const { t, common } = useWords();
  const { go, search } = useKnowledgePath();
  const [{ data }] = useQuery({
    query: ArticleOfVersionsDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const article = data?.article ?? null;
  const list = usePages(ArticleVersionsDocument, { id, first: PAGE }, (answer) => answer.article?.versions);
  const [layout, setLayout] = useState<VersionLayout>('words');
  const { rows } = list;
  const shown = numberOf(search['version']) ?? rows[0]?.number ?? null;
  const before = shown === null ? null : (rows.find(({ number }) => number < shown)?.number ?? null);
  const base = numberOf(search['base']) ?? before;
  const current = rows.find(({ number }) => number === shown) ?? null;

  const place = (version: number | null, from: number | null): void =>
    go(
      `articles/${id}/versions`,
      { ...(version === null ? {} : { version }), ...(from === null ? {} : { base: from }) },
      { replace: true },
    );
  const here = rows.findIndex(({ number }) => number === shown);
  const move = (step: number) => (): void => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, here + step))];
    if (next) place(next.number, numberOf(search['base']));
  };
  const turn = (): void => setLayout(LAYOUTS[(LAYOUTS.indexOf(layout) + 1) % LAYOUTS.length] ?? 'words');
  const back = (): void => go(`articles/${id}`);
  const setBase = (): void => place(rows[Math.max(0, here - 1)]?.number ?? shown, shown);
  useHotkeys({ ArrowDown: move(1), ArrowUp: move(-1), j: move(1), k: move(-1), b: setBase, d: turn, Escape: back });
  const hints = useHints(t('views.versions'), [
    { keys: '↑ ↓', label: t('hints.version') },
    { keys: 'B', label: t('versions.setBase'), run: setBase },
    { keys: 'D', label: t('hints.layout'), run: turn },
    { keys: 'Esc', label: t('hints.toArticle'), run: back },
  ]);
  useEffect(() => {
    if (article) document.title = t('versions.pageTitle', { code: article.code });
  }, [article, t]);

  const isAbsent = list.isReady && rows.length === 0;
  return (
    <Page
      top={<TopBar title={common('desks.KNOWLEDGE')} subtitle={t('views.versions')} />}
      bottom={<HintBar hints={hints} />}
    >
      {article && (
        <ArticleBar article={article} view="versions">
          <ArticleActions article={article} />
        </ArticleBar>
      )}
      {list.error && <ErrorState error={list.error} onRetry={list.reload} keepsOld={rows.length > 0} />}
      {!list.isReady && !list.error && <Skeleton rows={6} />}
      {isAbsent && <Forbidden />}
      {rows.length > 0 && (
        <div className={styles['columns']}>
          <nav className={styles['list']} data-panel="" aria-label={t('versions.list')}>
            <ol>
              {rows.map((version) => (
                <VersionItem
                  key={version.id}
                  version={version}
                  isShown={version.number === shown}
                  isBase={version.number === base && layout !== 'read'}
                  onShow={() => place(version.number, numberOf(search['base']))}
                  onBase={() => place(shown, version.number)}
                />
              ))}
            </ol>
            {list.hasMore && (
              <Pager
                shown={rows.length}
                total={list.total}
                hasMore={list.hasMore}
                busy={list.isLoading}
                onMore={list.more}
              />
            )}
          </nav>
          <section className={styles['text']} data-panel="" aria-label={t('versions.text')}>
            <div className={styles['tools']}>
              <Segmented
                label={t('review.layout')}
                value={layout}
                items={LAYOUTS.map((value) => ({ value, label: t(`versions.layouts.${value}`) }))}
                onChange={setLayout}
              />
            </div>
            {shown !== null && article && (
              <VersionText
                article={article}
                number={shown}
                base={layout === 'read' ? null : base}
                layout={layout}
                reviews={current?.reviews ?? []}
              />
            )}
          </section>
          <VersionUsage rows={rows} shown={shown} />
        </div>
      )}
    </Page>
  );
}
