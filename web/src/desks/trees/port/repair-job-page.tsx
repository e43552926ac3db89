import { Hourglass } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { ListPanel } from '../../../components/list-panel';
import { Notice } from '../../../components/notice';
import { Progress } from '../../../components/progress';
import { Skeleton } from '../../../components/skeleton';
import { type Column, Table } from '../../../components/table';
import { Tabs } from '../../../components/tabs';
import { Tag } from '../../../components/tag';
import {
  type RepairJobFragment,
  RepairJobOfDocument,
  type RepairRowOutcome,
  RepairRowsDocument,
  type RepairRowsQuery,
} from '../../../gql/trees/graphql';
import { formatNumber } from '../../../lib/format';
import { useHotkeys } from '../../../lib/hotkeys';
import { usePages } from '../../../lib/use-pages';
import { ListPage } from '../shared/list-page';
import pageStyles from '../shared/pages.module.css';
import { useTreesPath } from '../shared/use-trees';
import { useWords } from '../shared/words';
import styles from './port.module.css';
import { countOf, JobCounts, JobState, OUTCOME_TONES, OUTCOMES } from './repair-marks';

type Row = NonNullable<RepairRowsQuery['repairImportJob']>['rows']['nodes'][number];

const POLL_MS = 1_000;
const PAGE = 50;
const isRunning = ({ state }: RepairJobFragment): boolean => state === 'WAITING' || state === 'RUNNING';

/** The rows of one outcome, with what is wrong and where. */
function Rows({ job, outcome }: { job: RepairJobFragment; outcome: RepairRowOutcome }) {
  const { t } = useWords();
  const list = usePages(
    RepairRowsDocument,
    { id: job.id, outcomes: [outcome], first: PAGE },
    (data) => data.repairImportJob?.rows,
  );
  const { reload } = list;
  const count = countOf(job, outcome);
  const seen = useRef(count);
  // While the job runs, rows arrive; the page that is read is asked again when it is over, or when the first ones came.
  useEffect(() => {
    if (seen.current === count) return;
    if (isRunning(job) && seen.current !== 0) return;
    seen.current = count;
    reload();
  }, [count, job, reload]);
  const columns: Column<Row>[] = [
    { key: 'line', header: t('port.columns.line'), align: 'end', width: '72px', cell: (row) => row.line },
    {
      key: 'id',
      header: t('repairs.externalId'),
      width: '170px',
      cell: (row) => (row.externalId === null ? '—' : <CodeLabel>{row.externalId}</CodeLabel>),
    },
    {
      key: 'call',
      header: t('repairs.call'),
      width: '170px',
      cell: (row) => (row.callReference === null ? '—' : <CodeLabel>{row.callReference}</CodeLabel>),
    },
    {
      key: 'outcome',
      header: t('repairs.outcome'),
      width: '90px',
      cell: (row) => <Tag tone={OUTCOME_TONES[row.outcome]}>{t(`repairs.outcomes.${row.outcome}`)}</Tag>,
    },
    { key: 'field', header: t('repairs.field'), width: '130px', cell: (row) => row.field ?? '—' },
    { key: 'message', header: t('port.columns.message'), cell: (row) => row.message ?? '—' },
  ];
  return (
    <ListPanel
      list={list}
      empty={<Empty title={t('repairs.noRows')}>{isRunning(job) ? t('repairs.stillRunning') : undefined}</Empty>}
    >
      <Table
        label={t(`repairs.outcomes.${outcome}`)}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => `${row.line}:${row.externalId ?? ''}`}
      />
    </ListPanel>
  );
}

/** One import of repair findings: how far it is, and what became of each row. */
export function RepairJobPage({ id }: { id: string }) {
  const { t, language } = useWords();
  const { go, search } = useTreesPath();
  const [{ data, error, fetching }, ask] = useQuery({
    query: RepairJobOfDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const job = data?.repairImportJob ?? null;
  const running = job !== null && isRunning(job);
  const first = (job && OUTCOMES.find((one) => countOf(job, one) > 0)) || 'REFUSED';
  const outcome = OUTCOMES.find((one) => one === search['show']) ?? first;
  const back = (): void => go('repairs');
  useHotkeys({ Escape: back });
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => ask({ requestPolicy: 'network-only' }), POLL_MS);
    return () => clearInterval(timer);
  }, [running, ask]);
  useEffect(() => {
    document.title = job?.fileName ?? t('desk.tabs.repairs');
  }, [job?.fileName, t]);
  return (
    <ListPage tab="repairs" hints={[{ keys: 'Esc', label: t('repairs.toList'), run: back }]}>
      {error && (
        <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} keepsOld={job !== null} />
      )}
      {job && (
        <Card
          title={
            <span className={styles['jobTitle']}>
              <Hourglass size={15} strokeWidth={1.8} aria-hidden="true" /> {job.fileName}
            </span>
          }
          aside={
            <span className={pageStyles['row']}>
              <JobState job={job} />
              <Tag tone="outline">{t(job.isDryRun ? 'repairs.wasDryRun' : 'repairs.wasReal')}</Tag>
            </span>
          }
          tools={
            <span role="status">
              {t('repairs.doneOf', {
                done: formatNumber(job.doneCount, language),
                total: formatNumber(job.totalCount, language),
              })}
            </span>
          }
        >
          <div className={pageStyles['form']}>
            <Progress value={job.doneCount} max={Math.max(1, job.totalCount)} label={t('repairs.progress')} />
            <JobCounts job={job} />
            {running && <p className={styles['quiet']}>{t('repairs.mayLeave')}</p>}
            {job.error !== null && (
              <Notice kind="error" title={t('repairs.states.FAILED')}>
                {job.error}
              </Notice>
            )}
          </div>
        </Card>
      )}
      {job && (
        <Card padded={false}>
          <div className={styles['outcomes']}>
            <Tabs
              label={t('repairs.outcome')}
              value={outcome}
              items={OUTCOMES.map((value) => ({
                value,
                label: t(`repairs.outcomes.${value}`),
                count: countOf(job, value),
              }))}
              onChange={(show) => go(`repairs/${id}`, { show }, { replace: true })}
            >
              <Button size="small" onClick={back}>
                {t('repairs.toList')}
              </Button>
            </Tabs>
          </div>
          <Rows key={outcome} job={job} outcome={outcome} />
        </Card>
      )}
      {!job && !error && (fetching ? <Skeleton rows={5} /> : <Forbidden />)}
    </ListPage>
  );
}
