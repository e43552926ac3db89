import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { HintBar } from '../../../components/hint-bar';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { TopBar } from '../../../components/top-bar';
import { type Place, VersionColumns } from '../../../components/version-columns';
import {
  ArticleOfVersionsDocument,
  ArticleVerificationFactsDocument,
  ArticleVersionsDocument,
  type ReviewRecordFragment,
} from '../../../gql/knowledge/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { ArticleActions } from '../publish/article-actions';
import { ArticleBar } from '../shared/article-bar';
import { ReviewRecords } from '../shared/review-records';
import { useHints } from '../../../lib/use-hints';
import { useKnowledgePath } from '../shared/use-knowledge';
import { usePages } from '../../../lib/use-pages';
import { useWords } from '../shared/words';
import { ChecklistButton } from '../verification/checklist-button';
import { useVerify } from '../verification/use-verification';
import { VerifyCard } from '../verification/verify-card';
import { ComparisonBar, LAYOUTS } from './comparison-bar';
import { MomentDialog } from './moment-dialog';
import { placeOf } from './place';
import { RestoreDialog } from './restore-dialog';
import { useChangesWalk } from './use-changes-walk';
import { useVersionItems } from './version-items';
import panelStyles from './version-panel.module.css';
import { VersionProof } from './version-proof';
import { ComparedText, type VersionLayout, WholeText, useTextDifference } from './version-text';
import { VersionUsage } from './version-usage';
import styles from './versions-page.module.css';

const PAGE = 50;

/** Everything that was ever live, and the working copy: read it, compare any two, bring one back, see how each served. */
export function VersionsPage({ id }: { id: string }) {
  const { t, common } = useWords();
  const { go, search } = useKnowledgePath();
  const [{ data }] = useQuery({
    query: ArticleOfVersionsDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const article = data?.article ?? null;
  const draft = article?.draft ?? null;
  const list = usePages(ArticleVersionsDocument, { id, first: PAGE }, (answer) => answer.article?.versions);
  const [layout, setLayout] = useState<VersionLayout>('words');
  const [open, setOpen] = useState<'moment' | 'restore' | null>(null);
  const text = useRef<HTMLDivElement>(null);
  const walk = useChangesWalk(text);
  const { rows } = list;
  const items = useVersionItems(draft, rows, article?.nextVersion?.number ?? null);

  const places: Place[] = [...(draft ? (['draft'] as const) : []), ...rows.map(({ number }) => number)];
  const live = rows.find(({ isLive }) => isLive)?.number ?? rows[0]?.number ?? null;
  const wanted = placeOf(search['version']);
  const shown = wanted === 'draft' && article && !draft ? live : (wanted ?? live);
  const before = shown === null ? null : (places[places.indexOf(shown) + 1] ?? null);
  const chosenBase = placeOf(search['base']);
  const base = chosenBase ?? before;
  const current = rows.find(({ number }) => number === shown) ?? null;
  const compared = useTextDifference(id, layout === 'read' ? null : base, shown);
  const mayRestore = article?.viewerCanEdit === true;
  const isPast = (place: Place | null): place is number => typeof place === 'number' && place !== live;
  const restorable = !mayRestore ? null : isPast(shown) ? shown : isPast(base) ? base : null;

  const put = (version: Place | null, from: Place | null): void =>
    go(
      `articles/${id}/versions`,
      { ...(version === null ? {} : { version }), ...(from === null ? {} : { base: from }) },
      { replace: true },
    );
  const here = shown === null ? -1 : places.indexOf(shown);
  const move = (step: number) => (): void => {
    const next = places[Math.max(0, Math.min(places.length - 1, here + step))];
    if (next !== undefined) put(next, chosenBase);
  };
  const turn = (): void => setLayout(LAYOUTS[(LAYOUTS.indexOf(layout) + 1) % LAYOUTS.length] ?? 'words');
  const back = (): void => go(`articles/${id}`);
  const setBase = (): void => put(places[Math.max(0, here - 1)] ?? shown, shown);
  const showMoment = (): void => setOpen('moment');
  const restore = (): void => {
    if (restorable !== null) setOpen('restore');
  };
  // The card beside the text asks the same.
  const [{ data: facts }] = useQuery({ query: ArticleVerificationFactsDocument, variables: { id } });
  const { verify } = useVerify();
  const kept = facts?.article ?? null;
  const mayVerify = kept?.viewerCanVerify === true;
  const sayRight = (): void => {
    if (kept) void verify(kept);
  };
  useHotkeys({
    ArrowDown: move(1),
    ArrowUp: move(-1),
    j: move(1),
    k: move(-1),
    b: setBase,
    d: turn,
    ']': () => walk(1),
    '[': () => walk(-1),
    t: showMoment,
    r: restorable === null ? undefined : restore,
    v: mayVerify ? sayRight : undefined,
    Escape: back,
  });
  const hints = useHints(t('views.versions'), [
    { keys: '↑ ↓', label: t('hints.version') },
    { keys: 'B', label: t('versions.setBase'), run: setBase },
    { keys: '] [', label: t('versions.walk'), run: () => walk(1) },
    ...(restorable === null ? [] : [{ keys: 'R', label: t('restoreVersion.key'), run: restore }]),
    ...(mayVerify ? [{ keys: 'V', label: t('verification.verify'), run: sayRight }] : []),
    { keys: 'T', label: t('moment.key'), run: showMoment },
    { keys: 'D', label: t('hints.layout'), run: turn },
    { keys: 'Esc', label: t('hints.toArticle'), run: back },
  ]);
  useEffect(() => {
    if (article) document.title = t('versions.pageTitle', { code: article.code });
  }, [article, t]);

  const isAbsent = list.isReady && rows.length === 0;
  const reviews: readonly ReviewRecordFragment[] =
    shown === 'draft' ? (draft?.reviews ?? []) : (current?.reviews ?? []);
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
      {isAbsent && <Forbidden what="article" />}
      {rows.length > 0 && article && shown !== null && (
        <ComparisonBar
          article={article}
          shown={shown}
          base={base}
          difference={compared.difference}
          layout={layout}
          onLayout={setLayout}
          onMoment={showMoment}
          restorable={restorable}
          onRestore={restore}
        />
      )}
      {rows.length > 0 && (
        <VersionColumns
          items={items}
          pages={{
            shown: rows.length,
            total: list.total,
            hasMore: list.hasMore,
            busy: list.isLoading,
            onMore: list.more,
          }}
          words={{
            list: t('versions.list'),
            base: t('versions.base'),
            setBase: t('versions.setBase'),
            noNote: t('versions.noNote'),
          }}
          shown={shown}
          base={layout === 'read' ? null : base}
          onShow={(place) => put(place, chosenBase)}
          onBase={(place) => put(shown, place)}
        >
          <div
            ref={text}
            className={styles['body']}
            data-panel=""
            tabIndex={0}
            role="group"
            aria-label={t('versions.text')}
            aria-busy={compared.isLoading}
          >
            {article && shown !== null && (
              <>
                {compared.error && (
                  <ErrorState
                    error={compared.error}
                    onRetry={compared.reload}
                    keepsOld={compared.difference !== null}
                  />
                )}
                {compared.isPaused && <WholeText article={article} place={shown} />}
                {!compared.isPaused && compared.difference && (
                  <ComparedText
                    article={article}
                    difference={compared.difference}
                    layout={layout === 'side' ? 'side' : 'words'}
                  />
                )}
                {!compared.isPaused && !compared.difference && compared.isLoading && <Skeleton rows={6} shape="text" />}
                {!compared.isPaused && !compared.difference && !compared.isLoading && !compared.error && (
                  <Notice kind="info" title={t('versions.noBase')}>
                    {t('versions.noBaseText')}
                  </Notice>
                )}
              </>
            )}
            <section className={styles['reviews']}>
              <h2>
                {shown === 'draft'
                  ? t('reviews.title', { number: draft?.number ?? '' })
                  : t('reviews.titleVersion', { number: shown ?? '' })}
              </h2>
              <ReviewRecords reviews={reviews} />
            </section>
          </div>
          <aside className={panelStyles['panel']} data-panel="" aria-label={t('usage.title')} tabIndex={0}>
            <VerifyCard id={id} hasKey hasChecklist={false} />
            {typeof shown === 'number' && article && <ChecklistButton id={id} code={article.code} number={shown} />}
            {typeof shown === 'number' && <VersionProof id={id} number={shown} />}
            <VersionUsage rows={rows} shown={typeof shown === 'number' ? shown : null} />
          </aside>
        </VersionColumns>
      )}
      {open === 'moment' && (
        <MomentDialog
          id={id}
          onRead={(number) => {
            setOpen(null);
            setLayout('read');
            put(number, chosenBase);
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'restore' && article && restorable !== null && (
        <RestoreDialog article={article} number={restorable} onClose={() => setOpen(null)} />
      )}
    </Page>
  );
}
