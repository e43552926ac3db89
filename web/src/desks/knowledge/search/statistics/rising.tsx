import { useQuery } from 'urql';
import { Card } from '../../../../components/card';
import { CodeLabel } from '../../../../components/code-label';
import { Empty } from '../../../../components/empty';
import { type Column, Table } from '../../../../components/table';
import { SearchRisingDocument, type SearchRisingQuery } from '../../../../gql/knowledge/graphql';
import { toLanguage } from '../../../../lib/languages';
import { DeskLink } from '../shared/desk-link';
import { PanelState } from '../shared/panel-state';
import { TryLink } from '../shared/try-link';
import { useSearchWords } from '../words';
import styles from './statistics-page.module.css';
import { filterOf, type StatisticsSearch } from './statistics-search';

type Counted = NonNullable<SearchRisingQuery['searchAnalytics']>;
type RisingRow = Counted['rising'][number];
type UnopenedRow = Counted['foundNotOpened'][number];

const FIRST = 20;

function RisingTable({ rows }: { rows: readonly RisingRow[] }) {
  const { s, number, percent } = useSearchWords();
  const columns: Column<RisingRow>[] = [
    {
      key: 'text',
      header: s('rising.query'),
      cell: (row) => <span lang={toLanguage(row.locale)}>{row.text}</span>,
    },
    {
      key: 'count',
      header: s('rising.count'),
      align: 'end',
      width: '130px',
      cell: (row) => s('rising.fromTo', { before: number(row.previousCount), now: number(row.count) }),
    },
    {
      key: 'success',
      header: s('figures.short.successRate'),
      align: 'end',
      width: '84px',
      cell: (row) => percent(row.successRate),
    },
    { key: 'try', header: '', align: 'end', width: '84px', cell: (row) => <TryLink query={row.text} /> },
  ];
  return (
    <Table label={s('rising.title')} columns={columns} rows={rows} rowKey={({ text, locale }) => `${locale}:${text}`} />
  );
}

function UnopenedTable({ rows }: { rows: readonly UnopenedRow[] }) {
  const { s, number } = useSearchWords();
  const columns: Column<UnopenedRow>[] = [
    {
      key: 'article',
      header: s('unopened.article'),
      cell: ({ article }) =>
        article && (
          <DeskLink to={`articles/${article.id}`}>
            <CodeLabel>{article.code}</CodeLabel> <span lang={toLanguage(article.locale)}>{article.title}</span>
          </DeskLink>
        ),
    },
    {
      key: 'shown',
      header: s('unopened.shown'),
      align: 'end',
      width: '96px',
      cell: ({ shownCount }) => number(shownCount),
    },
    {
      key: 'opened',
      header: s('unopened.opened'),
      align: 'end',
      width: '84px',
      cell: ({ openedCount }) => number(openedCount),
    },
  ];
  return (
    <Table
      label={s('unopened.title')}
      columns={columns}
      rows={rows}
      rowKey={({ article, shownCount }) => article?.id ?? String(shownCount)}
    />
  );
}

/** What is asked more than before, and what is found and left unread. */
export function Rising({ view }: { view: StatisticsSearch }) {
  const { s } = useSearchWords();
  const [{ data, error }, ask] = useQuery({
    query: SearchRisingDocument,
    variables: { filter: filterOf(view), first: FIRST },
    requestPolicy: 'cache-and-network',
  });
  const counted = data?.searchAnalytics;
  const unopened = (counted?.foundNotOpened ?? []).filter(({ article }) => article !== null);
  const state = (isEmpty: boolean, title: string, text: string) => (
    <PanelState
      error={error}
      onRetry={() => ask({ requestPolicy: 'network-only' })}
      hasData={counted != null}
      empty={isEmpty ? <Empty title={title}>{text}</Empty> : undefined}
    />
  );
  return (
    <div className={styles['halves']}>
      <Card title={s('rising.title')} aside={s('rising.about')} padded={false}>
        {state(counted?.rising.length === 0, s('rising.noneTitle'), s('rising.noneText'))}
        {counted && counted.rising.length > 0 && <RisingTable rows={counted.rising} />}
      </Card>
      <Card title={s('unopened.title')} aside={s('unopened.about')} padded={false}>
        {state(unopened.length === 0, s('unopened.noneTitle'), s('unopened.noneText'))}
        {unopened.length > 0 && <UnopenedTable rows={unopened} />}
      </Card>
    </div>
  );
}
