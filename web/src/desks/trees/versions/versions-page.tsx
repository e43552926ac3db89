import { RotateCcw } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Consent } from '../../../components/consent';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { HintBar } from '../../../components/hint-bar';
import { Page } from '../../../components/page';
import { Segmented } from '../../../components/segmented';
import { Skeleton } from '../../../components/skeleton';
import { TopBar } from '../../../components/top-bar';
import { type Place, VersionColumns } from '../../../components/version-columns';
import {
  type TreeHeadFragment,
  TreeOfVersionsDocument,
  TreeVersionRestoreDocument,
  TreeVersionsDocument,
} from '../../../gql/trees/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { useHints } from '../../../lib/use-hints';
import { usePages } from '../../../lib/use-pages';
import { ExportMenu } from '../port/export-menu';
import { ActDialog } from '../../../components/act-dialog';
import pageStyles from '../shared/pages.module.css';
import { ReviewRecords } from '../shared/review-records';
import { StillDrawing } from '../shared/still-drawing';
import { TreeBar } from '../shared/tree-bar';
import { useDrawing } from '../shared/use-drawing';
import { useTreesPath } from '../shared/use-trees';
import { useWords } from '../shared/words';
import { NodeFacts } from '../tree/node-facts';
import styles from './difference.module.css';
import { DifferenceTags, TreeDifferenceView } from './tree-difference';
import { changedMarks, useDifference } from './use-difference';
import { useVersionItems } from './version-items';

const PAGE = 50;
type Layout = 'words' | 'drawing';

const placeOf = (raw: unknown): Place | null =>
  raw === 'draft' ? 'draft' : typeof raw === 'number' && Number.isInteger(raw) && raw > 0 ? raw : null;

/** Brings an old version back as the working copy; another working copy is thrown away only where that is meant. */
function RestoreDialog({ tree, version, onClose }: { tree: TreeHeadFragment; version: number; onClose: () => void }) {
  const { t } = useWords();
  const { go } = useTreesPath();
  const [replaces, setReplaces] = useState(false);
  const [isTried, setTried] = useState(false);
  const change = useChange(TreeVersionRestoreDocument, (data) => data.treeVersionRestore);
  return (
    <ActDialog
      title={t('versions.restoreTitle', { number: version })}
      description={t('versions.restoreText')}
      submit={t('versions.restoreSubmit')}
      change={change}
      onSubmit={async () => {
        setTried(true);
        if (tree.draft && !replaces) return false;
        const input = { expectedVersion: tree.revision, version, replaceDraft: replaces };
        const outcome = await change.run({ id: tree.id, input });
        if (outcome.kind !== 'done') return false;
        showToast({ tone: 'good', text: t('versions.restored', { number: version }) });
        go(`${tree.id}/edit`);
        return true;
      }}
      onClose={onClose}
    >
      {tree.draft ? (
        <Consent
          checked={replaces}
          onChange={setReplaces}
          label={t('versions.replaceDraft', { number: tree.draft.number })}
          errors={[isTried && !replaces ? t('archive.confirmMissing') : null]}
        />
      ) : undefined}
    </ActDialog>
  );
}

/** Everything that was ever live, and the working copy: look at it, compare any two, bring one back. */
export function VersionsPage({ id }: { id: string }) {
  const { t, common, person } = useWords();
  const { go, search } = useTreesPath();
  const [{ data, error }, ask] = useQuery({
    query: TreeOfVersionsDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const tree = data?.tree ?? null;
  const draft = tree?.draft ?? null;
  const list = usePages(TreeVersionsDocument, { id, first: PAGE }, (answer) => answer.tree?.versions);
  const { rows } = list;
  const items = useVersionItems(draft, rows);
  const [wanted, setLayout] = useState<Layout>('words');
  const [selected, setSelected] = useState<string | null>(null);
  const [restores, setRestores] = useState(false);
  const places: Place[] = [...(draft ? (['draft'] as const) : []), ...rows.map(({ number }) => number)];
  const live = rows.find(({ isLive }) => isLive)?.number ?? rows[0]?.number ?? null;
  const asked = placeOf(search['version']);
  const shown = asked === 'draft' && tree && !draft ? live : (asked ?? live);
  const here = shown === null ? -1 : places.indexOf(shown);
  const base = placeOf(search['base']) ?? (here < 0 ? null : (places[here + 1] ?? null));
  const compared = useDifference(id, base, shown, tree?.revision ?? null);
  const layout = compared.isPaused ? 'drawing' : wanted;
  const { state, retry } = useDrawing(id, layout === 'drawing' ? shown : null, tree?.revision ?? null);
  const drawing = state.kind === 'ready' ? state.drawing : null;
  const marks = useMemo(() => changedMarks(compared.difference), [compared.difference]);
  const current = rows.find(({ number }) => number === shown) ?? null;
  const isPast = (place: Place | null): place is number => typeof place === 'number' && place !== live;
  const restorable = tree?.viewerCanEdit !== true ? null : isPast(shown) ? shown : isPast(base) ? base : null;
  const put = (version: Place | null, from: Place | null): void =>
    go(
      `${id}/versions`,
      { ...(version === null ? {} : { version }), ...(from === null ? {} : { base: from }) },
      { replace: true },
    );
  const chosenBase = placeOf(search['base']);
  const move = (step: number) => (): void => {
    const next = places[Math.max(0, Math.min(places.length - 1, here + step))];
    if (next !== undefined) put(next, chosenBase === next ? null : chosenBase);
  };
  const turn = (): void => setLayout(layout === 'words' ? 'drawing' : 'words');
  const back = (): void => go(id);
  const showNode = (key: string): void => {
    setSelected(key);
    setLayout('drawing');
  };
  const setBase = (): void => put(places[Math.max(0, here - 1)] ?? shown, shown);
  useHotkeys({
    j: move(1),
    k: move(-1),
    b: setBase,
    d: compared.isPaused ? undefined : turn,
    r: restorable === null ? undefined : () => setRestores(true),
    Escape: selected === null ? back : () => setSelected(null),
  });
  const hints = useHints(t('desk.views.versions'), [
    { keys: 'J K', label: t('versions.move') },
    { keys: 'B', label: t('versions.setBase'), run: setBase },
    { keys: 'D', label: t('review.turn'), run: turn },
    ...(restorable === null ? [] : [{ keys: 'R', label: t('versions.restoreSubmit'), run: () => setRestores(true) }]),
    { keys: 'Esc', label: t('versions.toTree'), run: back },
  ]);
  useEffect(() => {
    if (tree) document.title = t('versions.pageTitle', { code: tree.code });
  }, [tree, t]);
  const nameOf = (place: Place): string =>
    place === 'draft' ? t('tree.draftNumbered', { number: draft?.number }) : t('versions.numbered', { number: place });
  const reviews = shown === 'draft' ? (draft?.reviews ?? []) : (current?.reviews ?? []);
  return (
    <Page
      top={<TopBar title={common('desks.TREES')} subtitle={t('desk.views.versions')} />}
      bottom={<HintBar hints={hints} />}
    >
      {tree && (
        <TreeBar tree={tree} view="versions">
          {typeof shown === 'number' && <ExportMenu id={id} hasLive hasDraft={false} version={shown} />}
          {restorable !== null && (
            <Button
              icon={<RotateCcw size={14} strokeWidth={1.8} aria-hidden="true" />}
              keyCap="R"
              onClick={() => setRestores(true)}
            >
              {t('versions.restore', { number: restorable })}
            </Button>
          )}
        </TreeBar>
      )}
      {error && (
        <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} keepsOld={tree !== null} />
      )}
      {list.error && <ErrorState error={list.error} onRetry={list.reload} keepsOld={rows.length > 0} />}
      {!list.isReady && !list.error && <Skeleton rows={6} />}
      {list.isReady && rows.length === 0 && <Forbidden />}
      {tree && rows.length > 0 && shown !== null && (
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
          base={base}
          onShow={(place) => put(place, chosenBase === place ? null : chosenBase)}
          onBase={(place) => put(shown, place)}
        >
          <div className={styles['body']}>
            <div className={styles['tools']}>
              <span>
                {base === null ? (
                  <strong>{nameOf(shown)}</strong>
                ) : (
                  t('versions.against', { from: nameOf(base), to: nameOf(shown) })
                )}
                {compared.difference && <DifferenceTags difference={compared.difference} />}
              </span>
              {!compared.isPaused && (
                <Segmented<Layout>
                  label={t('review.layout')}
                  value={layout}
                  items={(['words', 'drawing'] as const).map((value) => ({
                    value,
                    label: t(`review.layouts.${value}`),
                  }))}
                  onChange={setLayout}
                />
              )}
            </div>
            {layout === 'drawing' ? (
              <StillDrawing state={state} selected={selected} onSelect={setSelected} marks={marks} onRetry={retry} />
            ) : (
              <div className={styles['scroll']} data-panel="" tabIndex={0} role="group" aria-label={t('versions.text')}>
                {compared.error && <ErrorState error={compared.error} onRetry={compared.reload} />}
                {compared.isLoading && !compared.difference && <Skeleton rows={6} shape="text" />}
                {compared.difference && (
                  <TreeDifferenceView difference={compared.difference} selected={selected} onSelect={showNode} />
                )}
              </div>
            )}
          </div>
          <aside className={pageStyles['aside']} data-panel="" tabIndex={0} aria-label={t('versions.facts')}>
            {drawing && selected !== null && layout === 'drawing' && (
              <NodeFacts
                drawing={drawing}
                nodeKey={selected}
                use={null}
                onGo={setSelected}
                onClose={() => setSelected(null)}
              />
            )}
            {current && (
              <section>
                <h2>{nameOf(current.number)}</h2>
                <dl>
                  <dt>{t('list.nodes')}</dt>
                  <dd>{current.nodeCount}</dd>
                  <dt>{t('versions.publishedBy')}</dt>
                  <dd>{current.publishedBy ? person(current.publishedBy) : '—'}</dd>
                  {current.acknowledgement && (
                    <>
                      <dt>{t('versions.acknowledged')}</dt>
                      <dd>
                        {current.acknowledgement.acknowledgedCount} / {current.acknowledgement.requiredCount}
                      </dd>
                    </>
                  )}
                </dl>
              </section>
            )}
            <section>
              <h2>{t('versions.reviews')}</h2>
              <ReviewRecords reviews={reviews} />
            </section>
          </aside>
        </VersionColumns>
      )}
      {restores && tree && restorable !== null && (
        <RestoreDialog tree={tree} version={restorable} onClose={() => setRestores(false)} />
      )}
    </Page>
  );
}
