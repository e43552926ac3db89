import { Languages } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { Empty } from '../../../components/empty';
import { type Column, Table } from '../../../components/table';
import { SourceChangedListDocument, type SourceChangedListQuery } from '../../../gql/knowledge/graphql';
import { toLanguage } from '../../../lib/languages';
import { DeskPage } from '../shared/desk-page';
import { ListPanel } from '../../../components/list-panel';
import { useKnowledgePath } from '../shared/use-knowledge';
import { usePages } from '../../../lib/use-pages';
import { useRowKeys } from '../../../lib/use-row-keys';
import { useWords } from '../shared/words';
import { TranslationStateTag } from './translation-state';

type Row = SourceChangedListQuery['articlesSourceChanged']['nodes'][number];

const PAGE = 50;

/** Translations whose source has a newer version than they follow, those that wait longest first. */
export function TranslationsPage() {
  const { t, common } = useWords();
  const { go } = useKnowledgePath();
  const list = usePages(SourceChangedListDocument, { first: PAGE }, (data) => data.articlesSourceChanged);
  // What was confirmed meanwhile leaves the list at once, before the server is asked again.
  const rows = list.rows.filter((row) => (row.translationStanding?.behindBy ?? 1) > 0);
  const [chosen, setChosen] = useState<string | null>(null);
  const selected = rows.find(({ id }) => id === chosen)?.id ?? rows[0]?.id ?? null;
  const open = (row: Row): void => go(`articles/${row.id}`);
  useRowKeys({ rows, keyOf: ({ id }) => id, selected, onSelect: ({ id }) => setChosen(id), onOpen: open });
  useEffect(() => {
    document.title = t('tabs.translations');
  }, [t]);
  const columns: Column<Row>[] = [
    { key: 'code', header: t('columns.code'), width: '84px', cell: (row) => <CodeLabel>{row.code}</CodeLabel> },
    {
      key: 'title',
      header: t('columns.title'),
      cell: (row) => <strong lang={toLanguage(row.locale)}>{row.title}</strong>,
    },
    { key: 'locale', header: t('columns.locale'), width: '84px', cell: (row) => common(`locales.${row.locale}`) },
    {
      key: 'source',
      header: t('translations.source'),
      width: '280px',
      cell: ({ translationSource: source }) =>
        source && (
          <>
            <CodeLabel>{source.code}</CodeLabel> {source.title}
          </>
        ),
    },
    {
      key: 'state',
      header: t('columns.state'),
      width: '220px',
      cell: ({ translationStanding: standing }) =>
        standing && <TranslationStateTag state={standing.state} behindBy={standing.behindBy} />,
    },
    {
      key: 'act',
      header: t('columns.act'),
      align: 'end',
      width: '112px',
      cell: (row) =>
        row.id === selected && (
          <Button size="small" variant="primary" keyCap="↵" onClick={() => open(row)}>
            {t('translations.open')}
          </Button>
        ),
    },
  ];
  return (
    <DeskPage
      tab="translations"
      hints={[
        { keys: 'J K', label: t('hints.upDown') },
        { keys: '↵', label: t('translations.open') },
      ]}
    >
      <Card padded={false}>
        <ListPanel
          list={{ ...list, rows }}
          empty={
            <Empty icon={Languages} title={t('translations.waitingNone')} isWholePage>
              {t('translations.waitingNoneText')}
            </Empty>
          }
        >
          <Table
            label={t('translations.waiting')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            selectedKey={selected ?? undefined}
            onSelect={({ id }) => setChosen(id)}
            onOpen={open}
          />
        </ListPanel>
      </Card>
    </DeskPage>
  );
}
