import { AlarmClock, CheckCheck, Inbox, PenLine } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { Empty } from '../../../components/empty';
import { RelativeTime } from '../../../components/relative-time';
import { Segmented } from '../../../components/segmented';
import { Skeleton } from '../../../components/skeleton';
import { type Column, Table } from '../../../components/table';
import {
  ArticleListDocument,
  type ArticleListQueryVariables,
  type ArticleRowFragment,
} from '../../../gql/knowledge/graphql';
import { classes } from '../../../lib/classes';
import { useNow } from '../../../lib/use-now';
import { KindCell, PersonCell, StateTag, TitleCell } from '../shared/article-cells';
import { DeskPage } from '../shared/desk-page';
import { ListPanel } from '../shared/list-panel';
import { useKnowledgePath } from '../shared/use-knowledge';
import { usePages } from '../shared/use-pages';
import { useRowKeys } from '../shared/use-row-keys';
import { useWords } from '../shared/words';
import styles from './todo-page.module.css';

const GapPanel = lazy(() => import('../search/todo/gap-panel').then((module) => ({ default: module.GapPanel })));
const WeekFigures = lazy(() =>
  import('../search/todo/week-figures').then((module) => ({ default: module.WeekFigures })),
);

const QUEUES = ['review', 'mine', 'approved'] as const;
type Queue = (typeof QUEUES)[number];

const PAGE = 50;
const BY_WAITING = { field: 'SUBMITTED_AT', direction: 'ASC' } as const;
const VARIABLES: Record<Queue, Omit<ArticleListQueryVariables, 'after'>> = {
  review: { filter: { draftStates: ['IN_REVIEW'] }, orderBy: BY_WAITING, first: PAGE },
  mine: {
    filter: { authoredByViewer: true, draftStates: ['DRAFT', 'IN_REVIEW', 'APPROVED'] },
    orderBy: { field: 'UPDATED_AT', direction: 'DESC' },
    first: PAGE,
  },
  approved: { filter: { draftStates: ['APPROVED'] }, orderBy: BY_WAITING, first: PAGE },
};
/** What a row must still be to stay in its queue: decided here, it goes at once, before the server is asked again. */
const BELONGS: Record<Queue, (row: ArticleRowFragment) => boolean> = {
  review: (row) => row.draft?.state === 'IN_REVIEW',
  mine: (row) => row.draft !== null,
  approved: (row) => row.draft?.state === 'APPROVED',
};
const ICONS = { review: Inbox, mine: PenLine, approved: CheckCheck };
const DAY_MS = 86_400_000;

/** A wait of more than a day is told in colour, with the clock that says why. */
function Waiting({ since }: { since: string | null }) {
  const now = useNow(60_000);
  if (since === null) return <span>—</span>;
  const isLong = now.getTime() - new Date(since).getTime() > DAY_MS;
  return (
    <span className={classes(styles['waiting'], isLong && styles['long'])}>
      {isLong && <AlarmClock size={13} strokeWidth={1.8} aria-hidden="true" />}
      <RelativeTime at={since} />
    </span>
  );
}

function useQueue(queue: Queue) {
  const list = usePages(ArticleListDocument, VARIABLES[queue], (data) => data.articles);
  const rows = list.rows.filter(BELONGS[queue]);
  return { ...list, rows, total: Math.max(0, list.total - (list.rows.length - rows.length)) };
}

/** What waits for this person: texts to review, own drafts, and what is approved and not yet live. */
export function TodoPage() {
  const { t } = useWords();
  const { search, go } = useKnowledgePath();
  const lists = { review: useQueue('review'), mine: useQueue('mine'), approved: useQueue('approved') };
  const queue = QUEUES.find((one) => one === search['show']) ?? 'review';
  const list = lists[queue];
  const { rows } = list;
  const wanted = typeof search['at'] === 'string' ? search['at'] : null;
  const selected = rows.find(({ id }) => id === wanted)?.id ?? rows[0]?.id ?? null;

  const place = (show: Queue, at?: string): { show?: string; at?: string } => ({
    ...(show === 'review' ? {} : { show }),
    ...(at ? { at } : {}),
  });
  const select = (row: ArticleRowFragment): void => go('', place(queue, row.id), { replace: true });
  const open = (row: ArticleRowFragment): void => {
    const view = { review: '/review', mine: row.draft?.state === 'DRAFT' ? '/edit' : '', approved: '' }[queue];
    go(`articles/${row.id}${view}`);
  };
  useRowKeys({ rows, keyOf: ({ id }) => id, selected, onSelect: select, onOpen: open });
  useEffect(() => {
    document.title = t('todo.title');
  }, [t]);

  const columns: Column<ArticleRowFragment>[] = [
    { key: 'code', header: t('columns.code'), width: '80px', cell: (row) => <CodeLabel>{row.code}</CodeLabel> },
    { key: 'title', header: t('columns.title'), cell: (row) => <TitleCell row={row} /> },
    ...(queue === 'mine'
      ? []
      : [
          {
            key: 'author',
            header: t('columns.author'),
            width: '112px',
            cell: (row: ArticleRowFragment) => <PersonCell user={row.draft?.author ?? null} />,
          },
        ]),
    { key: 'kind', header: t('columns.kind'), width: '112px', cell: (row) => <KindCell kind={row.kind} /> },
    ...(queue === 'mine'
      ? [
          {
            key: 'state',
            header: t('columns.state'),
            width: '100px',
            cell: (row: ArticleRowFragment) => row.draft && <StateTag state={row.draft.state} />,
          },
        ]
      : []),
    {
      key: 'waiting',
      header: t(queue === 'mine' ? 'columns.updated' : 'columns.submitted'),
      align: 'end',
      width: '100px',
      cell: (row) =>
        queue === 'mine' ? (
          <RelativeTime at={row.draft?.updatedAt ?? row.updatedAt} />
        ) : (
          <Waiting since={row.draft?.submittedAt ?? null} />
        ),
    },
    {
      key: 'act',
      header: <span className={styles['unseen']}>{t('columns.act')}</span>,
      align: 'end',
      width: '112px',
      cell: (row) =>
        row.id === selected && (
          <Button size="small" variant="primary" keyCap="↵" onClick={() => open(row)}>
            {t(`todo.open.${queue}`)}
          </Button>
        ),
    },
  ];
  return (
    <DeskPage
      tab="todo"
      hints={[
        { keys: 'J K', label: t('hints.upDown') },
        { keys: '↵', label: t(`todo.open.${queue}`) },
        { keys: 'D', label: t('hints.gapDraft') },
        { keys: 'M', label: t('hints.gapAttach') },
        { keys: 'F6', label: t('hints.panel') },
      ]}
    >
      <Suspense fallback={<div className={styles['figures']} />}>
        <WeekFigures />
      </Suspense>
      <div className={styles['columns']}>
        <Card
          title={t(`todo.queue.${queue}`)}
          aside={t(`todo.about.${queue}`)}
          tools={
            <Segmented
              label={t('todo.queues')}
              value={queue}
              items={QUEUES.map((value) => ({
                value,
                label: lists[value].isReady
                  ? t(`todo.counted.${value}`, { count: lists[value].total })
                  : t(`todo.queue.${value}`),
              }))}
              onChange={(show) => go('', place(show), { replace: true })}
            />
          }
          padded={false}
        >
          <ListPanel
            list={list}
            empty={
              <Empty icon={ICONS[queue]} title={t(`todo.empty.${queue}.title`)}>
                {t(`todo.empty.${queue}.text`)}
              </Empty>
            }
          >
            <Table
              label={t(`todo.queue.${queue}`)}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              selectedKey={selected}
              onSelect={select}
              onOpen={open}
            />
          </ListPanel>
        </Card>
        <Suspense fallback={<Skeleton rows={4} />}>
          <GapPanel />
        </Suspense>
      </div>
    </DeskPage>
  );
}
