import { ChartNoAxesColumn } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { Card } from '../../../components/card';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { HintBar } from '../../../components/hint-bar';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { TopBar } from '../../../components/top-bar';
import {
  TreeClassShareDocument,
  TreeFiguresDocument,
  TreeFiguresHeadDocument,
  type TreeFiguresQuery,
  TreeRepairShareDocument,
} from '../../../gql/trees/graphql';
import { classes } from '../../../lib/classes';
import { formatNumber } from '../../../lib/format';
import { useHotkeys } from '../../../lib/hotkeys';
import { useHints } from '../../../lib/use-hints';
import pageStyles from '../shared/pages.module.css';
import { StillDrawing } from '../shared/still-drawing';
import { TreeBar } from '../shared/tree-bar';
import { useDrawing } from '../shared/use-drawing';
import { useTreesPath } from '../shared/use-trees';
import { useWords } from '../shared/words';
import { CompareCard } from './compare-card';
import { Commands, Coverage, ExitNodes, TimeSinks, TopPaths } from './figure-lists';
import styles from './figures.module.css';
import { FiguresBar } from './figures-bar';
import { FlowCard } from './flow-card';
import { NumberTile, ShareTile } from './share-mark';
import { stay, usageOf } from './use';
import { comparedVersions, filterOf, type FiguresView, plainFilterOf, readView, writeView } from './view';

const PATHS = 10;
const VERSIONS = 30;
const SHARES = ['completion', 'resolution', 'escalation', 'transfer', 'returns', 'abandonment'] as const;

type Figures = NonNullable<TreeFiguresQuery['treeFigures']>;

/** What became of devices and of classes, where anybody counts them. */
function FurtherTiles({ id, view }: { id: string; view: FiguresView }) {
  const { t } = useWords();
  const filter = useMemo(() => plainFilterOf(view, id), [view.period.from, view.period.to, view.team, id]);
  const [{ data: repairs }] = useQuery({ query: TreeRepairShareDocument, variables: { filter } });
  const [{ data: kinds }] = useQuery({ query: TreeClassShareDocument, variables: { filter } });
  const noFault = repairs?.repairFigures?.noFault ?? null;
  const given = kinds?.problemClassFigures ?? null;
  return (
    <>
      {noFault && noFault.of > 0 && <ShareTile name={t('figures.noFault')} share={noFault} />}
      {given && given.recordCount > 0 && (
        <>
          <ShareTile name={t('figures.acceptedFirst')} share={given.acceptedFirst} />
          <ShareTile name={t('figures.reclassified')} share={given.reclassified} />
        </>
      )}
    </>
  );
}

function Tiles({ figures, id, view, busy }: { figures: Figures; id: string; view: FiguresView; busy: boolean }) {
  const { t, language } = useWords();
  const { totals } = figures;
  return (
    <ul
      className={classes(styles['tiles'], busy && styles['busy'])}
      aria-label={t('figures.title')}
      aria-busy={busy || undefined}
    >
      <NumberTile
        name={t('figures.starts')}
        value={formatNumber(totals.startCount, language)}
        note={t('figures.agents', { count: totals.agentCount, open: totals.openCount })}
      />
      {SHARES.map((key) => (
        <ShareTile key={key} name={t(`figures.totals.${key}`)} share={totals[key]} />
      ))}
      <NumberTile
        name={t('figures.duration')}
        value={stay(totals.durationP50)}
        note={
          totals.durationP90 === null
            ? t('figures.noEvidence')
            : t('figures.durationNote', {
                p90: stay(totals.durationP90),
                stops: totals.averageStops === null ? '—' : totals.averageStops.toFixed(1),
              })
        }
      />
      <ShareTile
        name={t('figures.coverage')}
        share={figures.coverage.share}
        note={t('figures.coverageOf', {
          count: figures.coverage.share.count,
          of: formatNumber(figures.coverage.share.of, language),
        })}
      />
      <FurtherTiles id={id} view={view} />
    </ul>
  );
}

/** How a tree is used: totals, on the drawing, as streams, by paths and nodes, and one version against another. */
export function FiguresPage({ id }: { id: string }) {
  const { t, common, text, language } = useWords();
  const { go, search } = useTreesPath();
  const view = readView(search);
  const [selected, setSelected] = useState<string | null>(null);
  const drawn = useRef<HTMLDivElement>(null);
  const [{ data: head, error: headError, fetching: headFetching }, askHead] = useQuery({
    query: TreeFiguresHeadDocument,
    variables: { id, versions: VERSIONS },
    requestPolicy: 'cache-and-network',
  });
  const key = JSON.stringify(filterOf(view));
  const filter = useMemo(() => filterOf(view), [key]);
  const [{ data, error, fetching }, ask] = useQuery({
    query: TreeFiguresDocument,
    variables: { id, filter, paths: PATHS },
  });
  const tree = head?.tree ?? null;
  // What was counted last stays while the server cannot be reached.
  const counted = useRef<Figures | null>(null);
  if (data) counted.current = data.treeFigures ?? null;
  const figures = counted.current;
  const shown = view.version ?? tree?.version ?? null;
  const { state, retry } = useDrawing(id, shown, null);
  const drawing = state.kind === 'ready' ? state.drawing : null;
  const usage = useMemo(
    () =>
      figures && figures.totals.startCount > 0
        ? usageOf(figures.nodes, { language, note: (values) => t('figures.nodeNote', values) })
        : undefined,
    [figures, language, t],
  );
  const change = (next: Partial<FiguresView>): void =>
    go(`${id}/figures`, writeView({ ...view, ...next }), { replace: true });
  const choose = (nodeKey: string): void => {
    setSelected(nodeKey);
    drawn.current?.scrollIntoView({ block: 'nearest' });
  };
  const back = (): void => go(id);
  useHotkeys({ Escape: selected === null ? back : () => setSelected(null) });
  const hints = useHints(t('desk.views.figures'), [{ keys: 'Esc', label: t('versions.toTree'), run: back }]);
  useEffect(() => {
    if (tree) document.title = t('figures.pageTitle', { code: tree.code });
  }, [tree, t]);
  const versions = tree?.versions.nodes ?? [];
  const [compareA, compareB] = comparedVersions(
    versions.map(({ number }) => number),
    view,
  );
  const nodeName = (nodeKey: string): string => {
    const title = figures?.nodes.find((node) => node.nodeKey === nodeKey)?.title;
    return (title && text(title)) || nodeKey;
  };
  const hasUse = figures !== null && figures.totals.startCount > 0;
  return (
    <Page
      top={<TopBar title={common('desks.TREES')} subtitle={t('desk.views.figures')} />}
      bottom={<HintBar hints={hints} />}
    >
      {tree && <TreeBar tree={tree} view="figures" />}
      {head && tree && <FiguresBar head={head} view={view} onChange={change} />}
      {headError && <ErrorState error={headError} onRetry={() => askHead({ requestPolicy: 'network-only' })} />}
      {!tree && !headError && (headFetching ? <Skeleton rows={6} /> : <Forbidden />)}
      {tree && (
        <div className={styles['scroll']} data-panel="">
          {error && (
            <ErrorState
              error={error}
              onRetry={() => ask({ requestPolicy: 'network-only' })}
              keepsOld={figures !== null}
            />
          )}
          {!figures && !error && (fetching ? <Skeleton rows={6} /> : <Forbidden />)}
          {figures && <Tiles figures={figures} id={id} view={view} busy={fetching} />}
          {figures && !hasUse && (
            <Card>
              <Empty icon={ChartNoAxesColumn} title={t('figures.noneTitle')}>
                {t('figures.noneText')}
              </Empty>
            </Card>
          )}
          {figures && hasUse && (
            <>
              <div ref={drawn}>
                <Card title={t('figures.onDrawing')} aside={t('page.legend')} padded={false}>
                  <div className={styles['drawing']}>
                    <StillDrawing
                      state={state}
                      selected={selected}
                      onSelect={setSelected}
                      usage={usage}
                      onRetry={retry}
                    />
                  </div>
                </Card>
              </div>
              <FlowCard
                nodes={figures.nodes}
                startKey={drawing?.frame.startKey ?? null}
                startCount={figures.totals.startCount}
                onChoose={choose}
              />
              <TopPaths paths={figures.paths} />
              <div className={styles['two']}>
                <TimeSinks nodes={figures.nodes} onChoose={choose} />
                <ExitNodes nodes={figures.nodes} onChoose={choose} />
              </div>
              <div className={styles['two']}>
                <Coverage coverage={figures.coverage} onChoose={choose} />
                <Commands commands={figures.commands} nameOf={nodeName} />
              </div>
              <CompareCard
                id={id}
                versions={versions}
                a={compareA}
                b={compareB}
                filter={filter}
                onChange={(against, version) => change({ against, version })}
              />
            </>
          )}
          <p className={pageStyles['quiet']}>{t('figures.how')}</p>
        </div>
      )}
    </Page>
  );
}
