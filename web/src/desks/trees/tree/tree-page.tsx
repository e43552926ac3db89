import { Footprints, Pencil } from 'lucide-react';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { HintBar } from '../../../components/hint-bar';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { TopBar } from '../../../components/top-bar';
import { TreePageDocument, TreeUseDocument } from '../../../gql/trees/graphql';
import { formatMoment } from '../../../lib/format';
import { useHotkeys } from '../../../lib/hotkeys';
import { useHints } from '../../../lib/use-hints';
import { lastDaysFilter, usageOf } from '../figures/use';
import { ExportMenu } from '../port/export-menu';
import styles from '../shared/pages.module.css';
import { SentBack, sentBackOf } from '../shared/sent-back';
import { StillDrawing } from '../shared/still-drawing';
import { TreeBar, useViews } from '../shared/tree-bar';
import { useDrawing } from '../shared/use-drawing';
import { useRights } from '../shared/use-rights';
import { useTreesPath } from '../shared/use-trees';
import { useWords } from '../shared/words';
import { VerifyDialog } from './keeping-card';
import { NodeFacts } from './node-facts';
import { TreeActions } from './tree-actions';
import { type ShownTree, TreeFacts } from './tree-facts';

/** Days of use that the drawing shows. */
const DAYS = 30;

/** How the live drawing was used of late; nothing for those who see no figures. */
function useUse(tree: ShownTree | null) {
  const { t, language } = useWords();
  const { seesFigures } = useRights();
  const filter = useMemo(() => lastDaysFilter(DAYS), []);
  const [{ data }] = useQuery({
    query: TreeUseDocument,
    variables: { id: tree?.id ?? '', filter: { ...filter, version: tree?.version ?? null } },
    pause: !seesFigures || tree === null || tree.version === null,
  });
  const figures = data?.treeFigures ?? null;
  return useMemo(() => {
    if (!figures || figures.totals.startCount === 0)
      return { count: figures ? 0 : null, nodes: null, usage: undefined };
    const note = (values: { entered: string; p50: string; p90: string; exit: string }): string =>
      t('figures.nodeNote', values);
    return {
      count: figures.totals.startCount,
      nodes: figures.nodes,
      usage: usageOf(figures.nodes, { language, note }),
    };
  }, [figures, t, language]);
}

function DraftNotice({ tree }: { tree: ShownTree }) {
  const { t, common, language } = useWords();
  const { go } = useTreesPath();
  const { draft } = tree;
  if (tree.state === 'ARCHIVED') return <Notice kind="info" title={t('page.archived')} />;
  if (draft?.schedule)
    return (
      <Notice kind="info" title={t('page.scheduled', { at: formatMoment(new Date(draft.schedule.at), language) })}>
        {draft.schedule.priority && common(`priorities.${draft.schedule.priority}`)} {draft.schedule.changeSummary}
      </Notice>
    );
  const sentBack = sentBackOf(draft);
  if (sentBack) {
    return (
      <SentBack review={sentBack}>
        {tree.viewerCanEdit && (
          <Button size="small" onClick={() => go(`${tree.id}/edit`)}>
            {t('acts.edit')}
          </Button>
        )}
      </SentBack>
    );
  }
  if (tree.version !== null || !draft) return null;
  const isInReview = draft.state === 'IN_REVIEW';
  return (
    <Notice
      kind="info"
      title={t('tree.neverPublished')}
      actions={
        isInReview || tree.viewerCanEdit ? (
          <Button size="small" onClick={() => go(`${tree.id}/${isInReview ? 'review' : 'edit'}`)}>
            {t(isInReview ? 'acts.review' : 'acts.edit')}
          </Button>
        ) : undefined
      }
    >
      {t(`page.neverPublished.${draft.state}`)}
    </Notice>
  );
}

/** One tree as it is live: the drawing with its use, what is known about it, and what may be done with it. */
export function TreePage({ id }: { id: string }) {
  const { t, common, text, path } = useWords();
  const { go, search } = useTreesPath();
  const router = useRouter();
  const [{ data, error, fetching }, ask] = useQuery({
    query: TreePageDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const tree = data?.tree ?? null;
  const which = tree === null ? null : tree.version === null ? 'draft' : 'live';
  const { state, retry } = useDrawing(id, which, tree?.version ?? null);
  const use = useUse(tree);
  const [selected, setSelected] = useState<string | null>(typeof search['node'] === 'string' ? search['node'] : null);
  const [verifies, setVerifies] = useState(false);
  const drawing = state.kind === 'ready' ? state.drawing : null;
  const views = useViews(tree);
  const mayWalk = tree?.viewerCanWalk === true && tree.version !== null;
  const mayVerify = tree?.viewerCanVerify === true && tree.version !== null;
  const walk = (): void => {
    if (!tree) return;
    const at = selected === null ? '' : `&node=${encodeURIComponent(selected)}`;
    router.history.push(`/agent?tree=${encodeURIComponent(tree.code)}${at}`);
  };
  const to = (view: string) => (views.some((one) => one === view) ? (): void => go(`${id}/${view}`) : undefined);
  const back = (): void => go('');
  useHotkeys({
    e: to('edit'),
    r: to('review'),
    v: to('versions'),
    f: to('figures'),
    w: mayWalk ? walk : undefined,
    c: mayVerify ? () => setVerifies(true) : undefined,
    Escape: selected === null ? back : () => setSelected(null),
  });
  const title = tree ? text(tree.title) : '';
  useEffect(() => {
    if (tree) document.title = t('page.title', { code: tree.code, title });
  }, [tree, title, t]);
  const hint = (keys: string, label: string, run: (() => void) | undefined) => (run ? [{ keys, label, run }] : []);
  const hints = useHints(t('desk.views.read'), [
    ...hint('W', t('hints.walkTree'), mayWalk ? walk : undefined),
    ...hint('E', t('acts.edit'), to('edit')),
    ...hint('R', t('acts.review'), to('review')),
    ...hint('V', t('desk.views.versions'), to('versions')),
    ...hint('F', t('desk.views.figures'), to('figures')),
    { keys: '↑ ↓ ← →', label: t('hints.walk') },
    { keys: 'Esc', label: t('desk.toList'), run: back },
  ]);
  return (
    <Page
      top={
        <TopBar
          title={common('desks.TREES')}
          subtitle={tree?.category ? path(tree.category) : tree ? t(`purposes.${tree.purpose}`) : t('desk.tabs.trees')}
        />
      }
      bottom={<HintBar hints={hints} />}
    >
      {tree && (
        <TreeBar tree={tree} view="read">
          {mayWalk && (
            <Button icon={<Footprints size={14} strokeWidth={1.8} aria-hidden="true" />} keyCap="W" onClick={walk}>
              {t('list.walk')}
            </Button>
          )}
          {tree.viewerCanEdit && (
            <Button icon={<Pencil size={14} strokeWidth={1.8} aria-hidden="true" />} keyCap="E" onClick={to('edit')}>
              {t('acts.edit')}
            </Button>
          )}
          <ExportMenu id={tree.id} hasLive={tree.version !== null} hasDraft={tree.draft !== null} />
          <TreeActions tree={tree} />
        </TreeBar>
      )}
      {error && (
        <div className={styles['state']}>
          <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} keepsOld={tree !== null} />
        </div>
      )}
      {tree && (
        <div className={styles['columns']}>
          <div className={styles['main']}>
            <div className={styles['drawingHead']}>
              {use.count !== null && (
                <span>
                  {use.count === 0 ? t('page.noUse', { days: DAYS }) : t('page.use', { days: DAYS, count: use.count })}
                </span>
              )}
              {use.usage && <span>{t('page.legend')}</span>}
            </div>
            <StillDrawing state={state} selected={selected} onSelect={setSelected} usage={use.usage} onRetry={retry} />
          </div>
          <aside className={styles['aside']} data-panel="" tabIndex={0} aria-label={t('page.facts')}>
            <DraftNotice tree={tree} />
            {drawing && selected !== null && (
              <NodeFacts
                drawing={drawing}
                nodeKey={selected}
                use={use.nodes?.find(({ nodeKey }) => nodeKey === selected) ?? null}
                onGo={setSelected}
                onClose={() => setSelected(null)}
              />
            )}
            <TreeFacts tree={tree} onGo={setSelected} />
          </aside>
        </div>
      )}
      {tree && verifies && <VerifyDialog tree={tree} onClose={() => setVerifies(false)} />}
      {!tree && !error && (fetching ? <Skeleton rows={6} /> : <Forbidden />)}
    </Page>
  );
}
