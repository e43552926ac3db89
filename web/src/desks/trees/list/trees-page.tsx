import { FileSearch, FilterX, Footprints, Pencil, Plus, Tags } from 'lucide-react';
import { useRouter } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { HintBar } from '../../../components/hint-bar';
import { ListPanel } from '../../../components/list-panel';
import { Page } from '../../../components/page';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import { TopBar } from '../../../components/top-bar';
import type { TreeRowFragment } from '../../../gql/trees/graphql';
import { formatNumber } from '../../../lib/format';
import { useHotkeys } from '../../../lib/hotkeys';
import { lazyPart } from '../../../lib/lazy-part';
import { useHints } from '../../../lib/use-hints';
import { useRowKeys } from '../../../lib/use-row-keys';
import { DeskTabs } from '../shared/list-page';
import { StateTag } from '../shared/state-tags';
import { TreeIcon } from '../shared/kinds';
import { useRights } from '../shared/use-rights';
import { useMayDraw, useTreesPath } from '../shared/use-trees';
import { useWords } from '../shared/words';
import styles from './list.module.css';
import { NewTreeDialog } from './new-tree-dialog';
import { TreeFilterBar } from './tree-filter-bar';
import { isFiltered, readTreeSearch, writeTreeSearch } from './tree-filters';
import { useTreeList } from './use-tree-list';

const ClassifyPanel = lazyPart(async () => (await import('../classify/classify-panel')).ClassifyPanel);

/** All trees that this person may see: to draw for those who keep the knowledge, to walk for everybody. */
export function TreesPage() {
  const { t, common, text, list: strung, language } = useWords();
  const { search, go } = useTreesPath();
  const router = useRouter();
  const mayDraw = useMayDraw();
  const { seesFigures } = useRights();
  const filters = readTreeSearch(search);
  const list = useTreeList(filters);
  const [chosen, setChosen] = useState<string | null>(null);
  const selected = list.rows.find(({ id }) => id === chosen) ?? null;
  const isClassifying = search['classify'] === true;
  const classify = (isOn: boolean) => (): void =>
    go('', { ...writeTreeSearch(filters), ...(isOn ? { classify: true } : {}) }, { replace: true });
  const isMaking = mayDraw && search['new'] === true;
  const make = (): void => go('', { ...writeTreeSearch(filters), new: true });
  const walk = (row: TreeRowFragment): void => router.history.push(`/agent?tree=${encodeURIComponent(row.code)}`);
  const open = (row: TreeRowFragment): void => {
    if (mayDraw || seesFigures) go(row.id);
    else if (row.viewerCanWalk && row.version !== null) walk(row);
  };
  useEffect(() => {
    document.title = t('list.title');
  }, [t]);
  useRowKeys({
    rows: list.rows,
    keyOf: ({ id }) => id,
    selected: selected?.id ?? null,
    onSelect: ({ id }) => setChosen(id),
    onOpen: open,
  });
  const walkChosen = selected && selected.viewerCanWalk && selected.version !== null ? () => walk(selected) : undefined;
  useHotkeys({ n: mayDraw ? make : undefined, w: walkChosen, c: classify(!isClassifying) });
  const hints = useHints(t('list.title'), [
    { keys: 'J K', label: t('hints.upDown') },
    { keys: '↵', label: t(mayDraw || seesFigures ? 'hints.open' : 'hints.walkTree') },
    ...(mayDraw ? [{ keys: 'W', label: t('hints.walkTree'), run: walkChosen }] : []),
    { keys: 'C', label: t('classify.title'), run: classify(true) },
    { keys: '/', label: t('list.find') },
    ...(mayDraw ? [{ keys: 'N', label: t('create.title'), run: make }] : []),
  ]);

  const columns: Column<TreeRowFragment>[] = [
    { key: 'code', header: t('list.code'), width: '84px', cell: (row) => <CodeLabel>{row.code}</CodeLabel> },
    {
      key: 'title',
      header: t('list.name'),
      cell: (row) => (
        <span className={styles['title']}>
          <TreeIcon />
          <strong>{text(row.title) || t('tree.untitled')}</strong>
        </span>
      ),
    },
    { key: 'purpose', header: t('list.purpose'), width: '120px', cell: (row) => t(`purposes.${row.purpose}`) },
    {
      key: 'lines',
      header: t('list.line'),
      width: '150px',
      cell: (row) =>
        row.productLines.length === 0 ? t('list.everyLine') : strung(row.productLines.map(({ name }) => text(name))),
    },
    ...(mayDraw
      ? [
          {
            key: 'state',
            header: t('list.state'),
            width: '170px',
            cell: (row: TreeRowFragment) => (
              <span className={styles['tags']}>
                {(row.version !== null || row.draft === null || row.state === 'ARCHIVED') && (
                  <StateTag state={row.state} />
                )}
                {row.draft && row.state !== 'ARCHIVED' && <StateTag state={row.draft.state} />}
              </span>
            ),
          },
        ]
      : []),
    {
      key: 'locales',
      header: t('list.locales'),
      width: '90px',
      cell: (row) => strung(row.locales.map((locale) => common(`locales.${locale}`))),
    },
    {
      key: 'nodes',
      header: t('list.nodes'),
      align: 'end',
      width: '64px',
      cell: (row) => formatNumber(row.nodeCount, language),
    },
    { key: 'version', header: t('list.version'), align: 'end', width: '56px', cell: (row) => row.version ?? '—' },
    {
      key: 'updated',
      header: t('list.updated'),
      align: 'end',
      width: '84px',
      cell: (row) => <DateTime at={row.updatedAt} />,
    },
    {
      key: 'act',
      header: '',
      align: 'end',
      width: mayDraw ? '170px' : '100px',
      cell: (row) => (
        <span className={styles['acts']}>
          {mayDraw && row.state !== 'ARCHIVED' && (
            <Button size="small" icon={<Pencil size={13} aria-hidden="true" />} onClick={() => go(`${row.id}/edit`)}>
              {t('list.draw')}
            </Button>
          )}
          {row.viewerCanWalk && row.version !== null && (
            <Button size="small" icon={<Footprints size={13} aria-hidden="true" />} onClick={() => walk(row)}>
              {t('list.walk')}
            </Button>
          )}
        </span>
      ),
    },
  ];
  const clear = (): void => go('', {}, { replace: true });
  return (
    <Page
      top={<TopBar title={common('desks.TREES')} subtitle={t(mayDraw ? 'list.title' : 'list.titleWalk')} />}
      bottom={<HintBar hints={hints} />}
    >
      <DeskTabs tab="trees" />
      <div className={styles['page']} data-panel="">
        <TreeFilterBar
          filters={filters}
          mayDraw={mayDraw}
          onChange={(next) => go('', writeTreeSearch(next), { replace: true })}
        >
          <Button
            size="small"
            keyCap="C"
            aria-expanded={isClassifying}
            icon={<Tags size={14} strokeWidth={1.8} aria-hidden="true" />}
            onClick={classify(!isClassifying)}
          >
            {t('classify.title')}
          </Button>
          {mayDraw && (
            <Button
              size="small"
              keyCap="N"
              icon={<Plus size={14} strokeWidth={1.8} aria-hidden="true" />}
              onClick={make}
            >
              {t('create.title')}
            </Button>
          )}
        </TreeFilterBar>
        {isClassifying && (
          <Suspense fallback={null}>
            <ClassifyPanel onClose={classify(false)} />
          </Suspense>
        )}
        {isMaking && (
          <NewTreeDialog
            onDone={(id) => go(`${id}/edit`, {}, { replace: true })}
            onClose={() => go('', writeTreeSearch(filters), { replace: true })}
          />
        )}
        <Card padded={false}>
          <ListPanel
            list={list}
            empty={
              isFiltered(filters) ? (
                <Empty
                  icon={FileSearch}
                  title={t('list.noneTitle')}
                  actions={
                    <Button icon={<FilterX size={14} aria-hidden="true" />} onClick={clear}>
                      {t('list.clear')}
                    </Button>
                  }
                >
                  {t('list.noneText')}
                </Empty>
              ) : (
                <Empty
                  title={t(mayDraw ? 'list.emptyTitle' : 'list.emptyWalkTitle')}
                  actions={
                    mayDraw ? (
                      <Button variant="primary" icon={<Plus size={14} aria-hidden="true" />} onClick={make}>
                        {t('create.title')}
                      </Button>
                    ) : undefined
                  }
                >
                  {t(mayDraw ? 'list.emptyText' : 'list.emptyWalkText')}
                </Empty>
              )
            }
          >
            <Table
              label={t('list.title')}
              columns={columns}
              rows={list.rows}
              rowKey={({ id }) => id}
              selectedKey={selected?.id ?? null}
              onSelect={open}
            />
          </ListPanel>
        </Card>
        {filters.text.trim() !== '' && mayDraw && (
          <p className={styles['quiet']}>
            <Tag>{t('list.searchNote')}</Tag>
          </p>
        )}
      </div>
    </Page>
  );
}
