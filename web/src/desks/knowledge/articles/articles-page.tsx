import { Download, FileSearch, FilterX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ArticleMarks } from '../../../components/article-marks';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { Checkbox } from '../../../components/checkbox';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { type Column, Table } from '../../../components/table';
import { ArticleListDocument, type ArticleRowFragment } from '../../../gql/knowledge/graphql';
import { usePerson } from '../../../lib/use-person';
import { formatNumber } from '../../../lib/format';
import { useHotkeys } from '../../../lib/hotkeys';
import { ExportDialog } from '../export/export-dialog';
import { useRowSelection } from '../export/use-row-selection';
import { BrokenLinksButton } from '../links/broken-links-button';
import { KindCell, StateTag, TitleCell } from '../shared/article-cells';
import { DeskPage } from '../shared/desk-page';
import { ListPanel } from '../../../components/list-panel';
import { useKnowledgePath, useMayWrite } from '../shared/use-knowledge';
import { usePages } from '../../../lib/use-pages';
import { useRowKeys } from '../../../lib/use-row-keys';
import { useWords } from '../shared/words';
import { ArticleFilterBar } from './article-filter-bar';
import styles from './articles-page.module.css';
import { codePrefixOf, isFiltered, listVariables, readListSearch, writeListSearch } from './article-filters';

const PAGE = 50;

/** All articles that this person may see, with filters in the address, so that a list can be sent to a colleague. */
export function ArticlesPage() {
  const { t, common, language } = useWords();
  const { search, go } = useKnowledgePath();
  const mayWrite = useMayWrite();
  const filters = readListSearch(search);
  const { id: viewerId } = usePerson();
  const list = usePages(ArticleListDocument, listVariables(filters, PAGE, viewerId), (data) => data.articles);
  const isNoCode = filters.code.trim() !== '' && codePrefixOf(filters.code) === null;
  const [chosen, setChosen] = useState<string | null>(null);
  const selected = list.rows.find(({ id }) => id === chosen)?.id ?? null;
  const open = (row: ArticleRowFragment): void => go(`articles/${row.id}`);
  useRowKeys({ rows: list.rows, keyOf: ({ id }) => id, selected, onSelect: ({ id }) => setChosen(id), onOpen: open });
  useEffect(() => {
    document.title = t('tabs.articles');
  }, [t]);

  const variables = listVariables(filters, PAGE, viewerId);
  const selection = useRowSelection({
    keys: list.rows.map(({ id }) => id),
    current: selected,
    list: JSON.stringify(variables.filter),
    isOn: mayWrite,
  });
  const [isExporting, setExporting] = useState(false);
  const canExport = mayWrite && list.total > 0 && !isNoCode;
  useHotkeys({ e: canExport ? () => setExporting(true) : undefined });

  const columns: Column<ArticleRowFragment>[] = [
    ...(mayWrite
      ? [
          {
            key: 'pick',
            width: '36px',
            header: (
              <Checkbox
                label={t('export.pickAll')}
                checked={selection.isAll}
                indeterminate={!selection.isAll && selection.chosen.length > 0}
                onChange={selection.toggleAll}
              />
            ),
            cell: (row: ArticleRowFragment) => (
              <Checkbox
                label={t('export.pick', { code: row.code })}
                checked={selection.chosen.includes(row.id)}
                onChange={() => selection.toggle(row.id)}
              />
            ),
          },
        ]
      : []),
    { key: 'code', header: t('columns.code'), width: '96px', cell: (row) => <CodeLabel>{row.code}</CodeLabel> },
    {
      key: 'title',
      header: t('columns.title'),
      cell: (row) => (
        <div className={styles['title']}>
          <TitleCell row={row} />
          <ArticleMarks article={row} />
        </div>
      ),
    },
    { key: 'kind', header: t('columns.kind'), width: '140px', cell: (row) => <KindCell kind={row.kind} /> },
    { key: 'locale', header: t('columns.locale'), width: '64px', cell: (row) => common(`locales.${row.locale}`) },
    {
      key: 'state',
      header: t('columns.state'),
      width: '170px',
      cell: (row) => (
        <span>
          {(row.version !== null || row.draft === null) && <StateTag state={row.state} />}{' '}
          {row.draft && <StateTag state={row.draft.state} />}
        </span>
      ),
    },
    { key: 'audience', header: t('columns.audience'), width: '90px', cell: (row) => t(`audiences.${row.audience}`) },
    { key: 'version', header: t('columns.version'), align: 'end', width: '64px', cell: (row) => row.version ?? '—' },
    {
      key: 'updated',
      header: t('columns.updated'),
      align: 'end',
      width: '90px',
      cell: (row) => <DateTime at={row.updatedAt} />,
    },
  ];
  const clear = (): void => go('articles', {}, { replace: true });
  return (
    <DeskPage
      tab="articles"
      hints={[
        { keys: 'J K', label: t('hints.upDown') },
        { keys: '↵', label: t('hints.open') },
        { keys: '/', label: t('articles.findCode') },
        ...(mayWrite ? [{ keys: 'X', label: t('export.select') }] : []),
        ...(canExport ? [{ keys: 'E', label: t('export.open'), run: () => setExporting(true) }] : []),
      ]}
    >
      <ArticleFilterBar filters={filters} onChange={(next) => go('articles', writeListSearch(next), { replace: true })}>
        {mayWrite && (
          <>
            {selection.chosen.length > 0 && (
              <>
                <span role="status">
                  {t('export.selected', {
                    count: selection.chosen.length,
                    shown: formatNumber(selection.chosen.length, language),
                  })}
                </span>
                <Button size="small" onClick={selection.clear}>
                  {t('export.clear')}
                </Button>
              </>
            )}
            <BrokenLinksButton />
            <Button
              size="small"
              keyCap="E"
              icon={<Download size={14} strokeWidth={1.8} aria-hidden="true" />}
              disabled={!canExport}
              onClick={() => setExporting(true)}
            >
              {t('export.open')}
            </Button>
          </>
        )}
      </ArticleFilterBar>
      {isExporting && (
        <ExportDialog
          chosen={selection.chosen}
          filter={variables.filter ?? {}}
          total={list.total}
          onClose={() => setExporting(false)}
        />
      )}
      <Card padded={false}>
        <ListPanel
          list={isNoCode ? { ...list, rows: [], isReady: true } : list}
          empty={
            isNoCode ? (
              <Empty icon={FileSearch} title={t('articles.noCodeTitle')}>
                {t('articles.noCodeText')}
              </Empty>
            ) : isFiltered(filters) ? (
              <Empty
                icon={FileSearch}
                title={t('articles.noneTitle')}
                actions={
                  <Button icon={<FilterX size={14} aria-hidden="true" />} onClick={clear}>
                    {t('articles.clear')}
                  </Button>
                }
              >
                {t('articles.noneText')}
              </Empty>
            ) : (
              <Empty title={t('articles.emptyTitle')}>{t('articles.emptyText')}</Empty>
            )
          }
        >
          <Table
            label={t('tabs.articles')}
            columns={columns}
            rows={list.rows}
            rowKey={({ id }) => id}
            selectedKey={selected}
            onSelect={open}
          />
        </ListPanel>
      </Card>
    </DeskPage>
  );
}
