import { FileSearch, FilterX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { type Column, Table } from '../../../components/table';
import { ArticleListDocument, type ArticleRowFragment } from '../../../gql/knowledge/graphql';
import { KindCell, StateTag, TitleCell } from '../shared/article-cells';
import { DeskPage } from '../shared/desk-page';
import { ListPanel } from '../shared/list-panel';
import { useKnowledgePath } from '../shared/use-knowledge';
import { usePages } from '../shared/use-pages';
import { useRowKeys } from '../shared/use-row-keys';
import { useWords } from '../shared/words';
import { ArticleFilterBar } from './article-filter-bar';
import { codePrefixOf, isFiltered, listVariables, readListSearch, writeListSearch } from './article-filters';

const PAGE = 50;

/** All articles that this person may see, with filters in the address, so that a list can be sent to a colleague. */
export function ArticlesPage() {
  const { t, common } = useWords();
  const { search, go } = useKnowledgePath();
  const filters = readListSearch(search);
  const list = usePages(ArticleListDocument, listVariables(filters, PAGE), (data) => data.articles);
  const isNoCode = filters.code.trim() !== '' && codePrefixOf(filters.code) === null;
  const [chosen, setChosen] = useState<string | null>(null);
  const selected = list.rows.find(({ id }) => id === chosen)?.id ?? null;
  const open = (row: ArticleRowFragment): void => go(`articles/${row.id}`);
  useRowKeys({ rows: list.rows, keyOf: ({ id }) => id, selected, onSelect: ({ id }) => setChosen(id), onOpen: open });
  useEffect(() => {
    document.title = t('tabs.articles');
  }, [t]);

  const columns: Column<ArticleRowFragment>[] = [
    { key: 'code', header: t('columns.code'), width: '96px', cell: (row) => <CodeLabel>{row.code}</CodeLabel> },
    {
      key: 'title',
      header: t('columns.title'),
      cell: (row) => <TitleCell row={row} />,
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
      ]}
    >
      <ArticleFilterBar
        filters={filters}
        onChange={(next) => go('articles', writeListSearch(next), { replace: true })}
      />
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
