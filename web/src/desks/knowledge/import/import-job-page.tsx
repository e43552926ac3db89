import { Hourglass } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { Notice } from '../../../components/notice';
import { Progress } from '../../../components/progress';
import { Skeleton } from '../../../components/skeleton';
import { type Column, Table } from '../../../components/table';
import { Tabs } from '../../../components/tabs';
import { Tag } from '../../../components/tag';
import {
  ImportJobDocument,
  type ImportJobRowFragment,
  ImportJobRowsDocument,
  type ImportJobRowsQuery,
  type ImportRowOutcome,
} from '../../../gql/knowledge/graphql';
import { formatMoment, formatNumber } from '../../../lib/format';
import { useHotkeys } from '../../../lib/hotkeys';
import { DeskPage } from '../shared/desk-page';
import { ListPanel } from '../../../components/list-panel';
import { useKnowledgePath } from '../shared/use-knowledge';
import { usePages } from '../../../lib/use-pages';
import { useWords } from '../shared/words';
import styles from './import-page.module.css';
import { countOf, JobState, OUTCOME_TONES, OUTCOMES } from './job-marks';

type Row = NonNullable<ImportJobRowsQuery['importJob']>['rows']['nodes'][number];

const POLL_MS = 1_000;
const PAGE = 50;
const isRunning = (job: ImportJobRowFragment): boolean => job.state === 'WAITING' || job.state === 'RUNNING';

/** The rows of one outcome, with what is wrong and where. */
function Rows({ job, outcome }: { job: ImportJobRowFragment; outcome: ImportRowOutcome }) {
  const { t } = useWords();
  const { go } = useKnowledgePath();
  const list = usePages(
    ImportJobRowsDocument,
    { id: job.id, outcomes: [outcome], first: PAGE },
    (data) => data.importJob?.rows,
  );
  const { reload } = list;
  const count = countOf(job, outcome);
  const seen = useRef(count);
  // While the job runs, rows arrive; the page that is read is asked again when it is over, or when the first ones came.
  useEffect(() => {
    if (seen.current === count) return;
    const wasEmpty = seen.current === 0;
    if (!isRunning(job) || wasEmpty) {
      seen.current = count;
      reload();
    }
  }, [count, job, reload]);
  const columns: Column<Row>[] = [
    { key: 'line', header: t('import.columns.line'), align: 'end', width: '72px', cell: (row) => row.line },
    {
      key: 'id',
      header: t('import.columns.id'),
      width: '190px',
      cell: (row) => (
        <span className={styles['file']}>
          {row.externalId === null ? '—' : <CodeLabel>{row.externalId}</CodeLabel>}
          {row.fileName !== null && <span className={styles['quiet']}>{row.fileName}</span>}
        </span>
      ),
    },
    {
      key: 'outcome',
      header: t('import.columns.outcome'),
      width: '90px',
      cell: (row) => <Tag tone={OUTCOME_TONES[row.outcome]}>{t(`import.outcomes.${row.outcome}`)}</Tag>,
    },
    ...(outcome === 'REFUSED'
      ? [{ key: 'field', header: t('import.columns.field'), width: '140px', cell: (row: Row) => row.field ?? '—' }]
      : []),
    {
      key: 'message',
      header: t(outcome === 'REFUSED' ? 'import.columns.message' : 'import.columns.article'),
      cell: (row) => (
        <span className={styles['what']}>
          {row.message}
          {row.article && (
            <a
              href={`/knowledge/articles/${row.article.id}`}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                go(`articles/${row.article?.id ?? ''}`);
              }}
            >
              <CodeLabel>{row.article.code}</CodeLabel> {row.article.title}
            </a>
          )}
        </span>
      ),
    },
  ];
  return (
    <ListPanel
      list={list}
      empty={
        <Empty title={t(`import.noRows.${outcome}`)}>{isRunning(job) ? t('import.stillRunning') : undefined}</Empty>
      }
    >
      <Table
        label={t(`import.outcomes.${outcome}`)}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => `${row.line}:${row.externalId ?? ''}`}
      />
    </ListPanel>
  );
}

function Summary({ job }: { job: ImportJobRowFragment }) {
  const { t, person, language } = useWords();
  const isGoing = isRunning(job);
  return (
    <Card
      title={
        <span className={styles['jobTitle']}>
          <Hourglass size={15} strokeWidth={1.8} aria-hidden="true" /> {job.fileName}
        </span>
      }
      aside={
        <>
          <JobState job={job} />
          <Tag tone="outline">{t(job.isDryRun ? 'import.wasDryRun' : 'import.wasReal')}</Tag>
        </>
      }
      tools={
        <span className={styles['done']} role="status">
          {t('import.doneOf', {
            done: formatNumber(job.doneCount, language),
            total: formatNumber(job.totalCount, language),
          })}
        </span>
      }
    >
      <div className={styles['summary']}>
        <div className={styles['bar']}>
          <Progress value={job.doneCount} max={Math.max(1, job.totalCount)} label={t('import.progress')} />
        </div>
        <p className={styles['quiet']}>
          {t('import.startedBy', { name: person(job.startedBy), at: formatMoment(new Date(job.createdAt), language) })}{' '}
          {isGoing ? t('import.mayLeave') : job.isDryRun ? t('import.nothingWritten') : t('import.nobodyTold')}
        </p>
        {job.error !== null && (
          <Notice kind="error" title={t('import.failedTitle')}>
            {job.error}
          </Notice>
        )}
      </div>
    </Card>
  );
}

/** How far an import has come, and what became of every row. The page may be left: the work goes on. */
export function ImportJobPage({ id }: { id: string }) {
  const { t } = useWords();
  const { go, search } = useKnowledgePath();
  const [{ data, error, fetching }, ask] = useQuery({
    query: ImportJobDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const job = data?.importJob ?? null;
  const running = job !== null && isRunning(job);
  // Refused rows first; where there are none, what did happen.
  const first = (job && !running && OUTCOMES.find((one) => countOf(job, one) > 0)) || 'REFUSED';
  const outcome = OUTCOMES.find((one) => one === search['show']) ?? first;
  useHotkeys({ Escape: () => go('import') });
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => ask({ requestPolicy: 'network-only' }), POLL_MS);
    return () => clearInterval(timer);
  }, [running, ask]);
  useEffect(() => {
    document.title = job?.fileName ?? t('tabs.import');
  }, [job?.fileName, t]);

  return (
    <DeskPage tab="import" hints={[{ keys: 'Esc', label: t('import.toList'), run: () => go('import') }]}>
      {error && (
        <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} keepsOld={job !== null} />
      )}
      {job && <Summary job={job} />}
      {job && (
        <Card padded={false}>
          <div className={styles['outcomes']}>
            <Tabs
              label={t('import.columns.outcome')}
              value={outcome}
              items={OUTCOMES.map((value) => ({
                value,
                label: t(`import.outcomes.${value}`),
                count: countOf(job, value),
              }))}
              onChange={(show) => go(`import/${id}`, { show }, { replace: true })}
            >
              <Button size="small" onClick={() => go('import')}>
                {t('import.toList')}
              </Button>
            </Tabs>
          </div>
          <Rows key={outcome} job={job} outcome={outcome} />
        </Card>
      )}
      {!job && !error && (fetching ? <Skeleton rows={5} /> : <Forbidden />)}
    </DeskPage>
  );
}
