import { CheckCheck, Inbox, PenLine, Send } from 'lucide-react';
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
  type QueueRowFragment,
  ReviewQueueDocument,
} from '../../../gql/knowledge/graphql';
import { usePerson } from '../../../lib/use-person';
import { NatureTag } from '../review/nature-tag';
import { Waiting } from '../review/waiting';
import { KindCell, PersonCell, StateTag, TitleCell } from '../shared/article-cells';
import { DeskPage } from '../shared/desk-page';
import { ListPanel } from '../../../components/list-panel';
import { useKnowledgePath } from '../shared/use-knowledge';
import { usePages } from '../../../lib/use-pages';
import { useRowKeys } from '../../../lib/use-row-keys';
import { useWords } from '../shared/words';
import styles from './todo-page.module.css';

const GapPanel = lazy(() => import('../search/todo/gap-panel').then((module) => ({ default: module.GapPanel })));
const WeekFigures = lazy(() =>
  import('../search/todo/week-figures').then((module) => ({ default: module.WeekFigures })),
);

const QUEUES = ['review', 'sent', 'mine', 'approved'] as const;
type Queue = (typeof QUEUES)[number];
/** A row of a queue of review carries what the others do not ask for. */
type Row = ArticleRowFragment | QueueRowFragment;

const PAGE = 50;
const VARIABLES: Record<'mine' | 'approved', Omit<ArticleListQueryVariables, 'after'>> = {
  mine: {
    filter: { authoredByViewer: true, draftStates: ['DRAFT', 'IN_REVIEW', 'APPROVED'] },
    orderBy: { field: 'UPDATED_AT', direction: 'DESC' },
    first: PAGE,
  },
  approved: {
    filter: { draftStates: ['APPROVED'] },
    orderBy: { field: 'SUBMITTED_AT', direction: 'ASC' },
    first: PAGE,
  },
};
const ICONS = { review: Inbox, sent: Send, mine: PenLine, approved: CheckCheck };

const reviewOf = (row: Row) => (row.draft && 'reviewNature' in row.draft ? row.draft : null);

interface List<One> {
  rows: readonly One[];
  total: number;
}

/** What no longer belongs goes at once, before the server is asked again: decided or handed in here. */
function only<One, Whole extends List<One>>(list: Whole, belongs: (row: One) => boolean): Whole {
  const rows = list.rows.filter(belongs);
  return { ...list, rows, total: Math.max(0, list.total - (list.rows.length - rows.length)) };
}

function useQueues() {
  const me = usePerson();
  const myId = me.user?.id ?? me.id;
  const review = usePages(ReviewQueueDocument, { scope: 'FOR_ME', first: PAGE }, (data) => data.reviewQueue);
  const sent = usePages(ReviewQueueDocument, { scope: 'SENT_BY_ME', first: PAGE }, (data) => data.reviewQueue);
  const mine = usePages(ArticleListDocument, VARIABLES.mine, (data) => data.articles);
  const approved = usePages(ArticleListDocument, VARIABLES.approved, (data) => data.articles);
  const waits = (row: Row): boolean => row.draft?.state === 'IN_REVIEW';
  const isMineNoMore = (row: QueueRowFragment): boolean =>
    row.draft?.approvals.by.some(({ id }) => id === myId) === true;
  return {
    review: only(review, (row: QueueRowFragment) => waits(row) && !isMineNoMore(row)),
    sent: only(sent, waits),
    mine: only(mine, (row: ArticleRowFragment) => row.draft !== null),
    approved: only(approved, (row: ArticleRowFragment) => row.draft?.state === 'APPROVED'),
  };
}

/** What waits for this person: texts to review, own drafts, and what is approved and not yet live. */
export function TodoPage() {
  const { t } = useWords();
  const { search, go } = useKnowledgePath();
  const lists = useQueues();
  const queue = QUEUES.find((one) => one === search['show']) ?? 'review';
  const list = lists[queue];
  const rows: readonly Row[] = list.rows;
  const isReview = queue === 'review' || queue === 'sent';
  const wanted = typeof search['at'] === 'string' ? search['at'] : null;
  const selected = rows.find(({ id }) => id === wanted)?.id ?? rows[0]?.id ?? null;

  const place = (show: Queue, at?: string): { show?: string; at?: string } => ({
    ...(show === 'review' ? {} : { show }),
    ...(at ? { at } : {}),
  });
  const select = (row: Row): void => go('', place(queue, row.id), { replace: true });
  const open = (row: Row): void => {
    const view = {
      review: '/review',
      sent: '/review',
      mine: row.draft?.state === 'DRAFT' ? '/edit' : '',
      approved: '',
    }[queue];
    go(`articles/${row.id}${view}`);
  };
  useRowKeys({ rows, keyOf: ({ id }) => id, selected, onSelect: select, onOpen: open });
  useEffect(() => {
    document.title = t('todo.title');
  }, [t]);

  const columns: Column<Row>[] = [
    { key: 'code', header: t('columns.code'), width: '80px', cell: (row) => <CodeLabel>{row.code}</CodeLabel> },
    { key: 'title', header: t('columns.title'), cell: (row) => <TitleCell row={row} /> },
    ...(queue === 'mine' || queue === 'sent'
      ? []
      : [
          {
            key: 'author',
            header: t('columns.author'),
            width: '112px',
            cell: (row: Row) => <PersonCell user={row.draft?.author ?? null} />,
          },
        ]),
    isReview
      ? {
          key: 'nature',
          header: t('columns.nature'),
          width: '112px',
          cell: (row) => {
            const nature = reviewOf(row)?.reviewNature;
            return nature && <NatureTag nature={nature} />;
          },
        }
      : { key: 'kind', header: t('columns.kind'), width: '112px', cell: (row) => <KindCell kind={row.kind} /> },
    ...(queue === 'sent'
      ? [
          {
            key: 'approvals',
            header: t('columns.approvals'),
            width: '72px',
            cell: (row: Row) => {
              const approvals = reviewOf(row)?.approvals;
              return approvals && `${approvals.have} / ${approvals.need}`;
            },
          },
        ]
      : []),
    ...(queue === 'mine'
      ? [
          {
            key: 'state',
            header: t('columns.state'),
            width: '100px',
            cell: (row: Row) => row.draft && <StateTag state={row.draft.state} />,
          },
        ]
      : []),
    {
      key: 'waiting',
      header: t(queue === 'mine' ? 'columns.updated' : 'columns.waited'),
      align: 'end',
      width: '100px',
      cell: (row) =>
        queue === 'mine' ? (
          <RelativeTime at={row.draft?.updatedAt ?? row.updatedAt} />
        ) : (
          <Waiting since={row.draft?.submittedAt ?? null} dueAt={reviewOf(row)?.reviewDueAt ?? null} />
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
